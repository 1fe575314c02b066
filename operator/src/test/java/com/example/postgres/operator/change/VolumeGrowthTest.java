package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.withClaim;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.plan.impact.Impact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VolumeGrowthTest {

    private static final GrowClaim GROWTH = new GrowClaim("pgdata-orders-0", "10Gi");

    private static RolloutPolicy upTo(Impact limit) {
        return new RolloutPolicy(limit, false, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());
    }

    @Test
    void aClaimSmallerThanTheTemplateGrows() {
        RolloutPolicy policy = upTo(Impact.OUTAGE);

        assertThat(VolumeGrowth.next(withClaim(healthy(3), "5Gi"), policy)).contains(new Act(GROWTH));
        assertThat(VolumeGrowth.next(withClaim(healthy(3), "10Gi"), policy)).isEmpty();
        assertThat(VolumeGrowth.next(withClaim(healthy(3), "20Gi"), policy)).isEmpty();
    }

    @Test
    void aGrowthAboveTheLimitIsNotMade() {
        assertThat(VolumeGrowth.next(withClaim(healthy(3), "5Gi"), upTo(Impact.RESIZE_IN_PLACE)))
                .contains(new Exceeded(GROWTH, Impact.RESIZE_IN_PLACE));
    }

    @Test
    void theClaimThatARemovedMemberLeftIsNotTouched() {
        ClusterObservation three = withClaim(healthy(3), "5Gi");
        ClusterObservation kept = new ClusterObservation(
                three.cluster(),
                three.statefulSet(),
                three.members().subList(1, 3),
                three.claims(),
                "orders-1",
                three.configuredAt(),
                three.cordonedNodes(),
                three.backup());

        assertThat(VolumeGrowth.next(kept, upTo(Impact.OUTAGE))).isEmpty();
    }
}
