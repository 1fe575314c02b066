package com.example.postgres.operator.change;

import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.withClaim;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.Action.GrowClaim;
import com.example.postgres.operator.change.Action.RestartPostgres;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Done;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.plan.impact.Impact;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VolumeGrowthTest {

    private static final GrowClaim GROWTH = new GrowClaim("pgdata-orders-0", "10Gi");

    private static RolloutPolicy upTo(Impact limit) {
        return new RolloutPolicy(
                limit, limit, false, Duration.ofMinutes(10), false, 1 << 20, Set.of(), Optional.empty());
    }

    private static final RolloutPolicy ANY = upTo(Impact.OUTAGE);
    private static final NextStep WAIT = new Wait("MemberUnhealthy", "orders-0 is not ready");

    @Test
    void aClaimSmallerThanTheTemplateGrows() {
        assertThat(VolumeGrowth.beside(new Done(), withClaim(healthy(3), "5Gi"), ANY))
                .containsExactly(new Act(GROWTH), new Done());
        assertThat(VolumeGrowth.beside(new Done(), withClaim(healthy(3), "10Gi"), ANY))
                .containsExactly(new Done());
        assertThat(VolumeGrowth.beside(new Done(), withClaim(healthy(3), "20Gi"), ANY))
                .containsExactly(new Done());
    }

    @Test
    void itGrowsBeforeAWaitAndAfterAnAction() {
        ClusterObservation cluster = withClaim(healthy(3), "5Gi");
        NextStep restart = new Act(new RestartPostgres(cluster.members().get(0).pod()));

        assertThat(VolumeGrowth.beside(WAIT, cluster, ANY)).containsExactly(new Act(GROWTH), WAIT);
        assertThat(VolumeGrowth.beside(restart, cluster, ANY)).containsExactly(restart, new Act(GROWTH));
    }

    @Test
    void aGrowthAboveTheLimitIsNotMade() {
        ClusterObservation cluster = withClaim(healthy(3), "5Gi");
        RolloutPolicy limited = upTo(Impact.RESIZE_IN_PLACE);

        assertThat(VolumeGrowth.beside(new Done(), cluster, limited))
                .containsExactly(new Exceeded(GROWTH, Impact.RESIZE_IN_PLACE), new Done());
        assertThat(VolumeGrowth.beside(WAIT, cluster, limited)).containsExactly(WAIT);
    }

    @Test
    void aClaimWithoutAVolumeWaits() {
        ClusterObservation cluster = healthy(3);
        ClusterObservation unbound = Clusters.withClaims(cluster, new ClaimState("pgdata-orders-0", "5Gi", ""));

        assertThat(VolumeGrowth.beside(new Done(), unbound, ANY)).containsExactly(new Done());
    }

    @Test
    void everyClaimHasAStepSoThatOneThatIsRefusedStopsNoOther() {
        ClusterObservation cluster = Clusters.withClaims(
                healthy(3),
                new ClaimState("pgdata-orders-0", "5Gi", "5Gi"),
                new ClaimState("pgdata-orders-2", "5Gi", "5Gi"));

        assertThat(VolumeGrowth.beside(WAIT, cluster, ANY))
                .containsExactly(new Act(GROWTH), new Act(new GrowClaim("pgdata-orders-2", "10Gi")), WAIT);
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
                three.backup(),
                three.archive());

        assertThat(VolumeGrowth.beside(new Done(), kept, ANY)).containsExactly(new Done());
    }
}
