package com.example.postgres.operator.change;

import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.StatefulSetState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The volume claims of members that are smaller than the StatefulSet's template wants, such as restored ones. */
public final class VolumeGrowth {

    private VolumeGrowth() {}

    /**
     * The steps that are possible now, the most urgent first. A claim grows before a wait, because a member may be down with a full
     * volume, and after every other action, which may be more urgent. A claim whose member was removed is left alone.
     *
     * @param ofMembers what comes next for the members
     */
    public static List<NextStep> beside(NextStep ofMembers, ClusterObservation observed, RolloutPolicy policy) {
        Stream<NextStep> growths = observed.statefulSet().flatMap(StatefulSetState::volumeSize).stream()
                .flatMap(size -> GrowClaim.of(claimsOfMembers(observed), size))
                .map(policy::planned)
                .filter(step -> step instanceof Act || ofMembers instanceof Done);
        return ofMembers instanceof Act
                ? Stream.concat(Stream.of(ofMembers), growths).toList()
                : Stream.concat(growths, Stream.of(ofMembers)).toList();
    }

    /** A volume that grows. A claim whose member has no pod grows when it is mounted again. */
    static Optional<NextStep> waiting(ClusterObservation observed) {
        return claimsOfMembers(observed)
                .filter(ClaimState::isGrowing)
                .findFirst()
                .map(claim -> new Wait("VolumeGrowing", "the volume of " + claim.name() + " grows"));
    }

    private static Stream<ClaimState> claimsOfMembers(ClusterObservation observed) {
        return observed.claims().stream()
                .filter(claim -> observed.members().stream()
                        .anyMatch(member -> claim.name().endsWith("-" + member.name())));
    }
}
