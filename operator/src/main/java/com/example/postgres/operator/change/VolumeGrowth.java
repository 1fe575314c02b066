package com.example.postgres.operator.change;

import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.StatefulSetState;
import java.util.Optional;
import java.util.stream.Stream;

/** The volume claims of members that are smaller than the StatefulSet's template wants, such as restored ones. */
public final class VolumeGrowth {

    private VolumeGrowth() {}

    /**
     * The growth of the next claim that asks for less than the template does; empty if none does. A claim whose member was removed
     * is left alone.
     */
    public static Optional<NextStep> next(ClusterObservation observed, RolloutPolicy policy) {
        return observed.statefulSet()
                .flatMap(StatefulSetState::volumeSize)
                .flatMap(size -> GrowClaim.first(claimsOfMembers(observed), size))
                .map(policy::planned);
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
