package com.example.postgres.operator.reconcile;

import static com.example.postgres.operator.change.Clusters.healthy;
import static com.example.postgres.operator.change.Clusters.led;
import static com.example.postgres.operator.change.Clusters.startedAt;
import static com.example.postgres.operator.change.Clusters.unready;
import static com.example.postgres.operator.change.Clusters.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.change.Action.SwitchOver;
import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.RolloutPolicy;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.status.Memory;
import com.example.postgres.operator.status.Memory.Request;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What annotations ask for, over several passes. */
class RequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final JsonNode NOTHING_ASKED = annotated("{}");
    private static final JsonNode SWITCHOVER = annotated("{postgres.example.com/switchover: orders-1}");
    private static final JsonNode RESTART = annotated("{postgres.example.com/restart: now}");

    private static JsonNode annotated(String annotations) {
        return YamlReader.readTrusted("test", "{metadata: {annotations: " + annotations + "}}");
    }

    private static Memory read(JsonNode resource, ClusterObservation observed, Memory memory) {
        return Requests.read(resource, observed, memory, NOW);
    }

    private static Memory nothing() {
        return Memory.of(YamlReader.readTrusted("status", "{}"));
    }

    @Test
    void aSwitchoverIsPendingUntilAnotherMemberLeads() {
        Memory asked = read(SWITCHOVER, healthy(3), nothing());

        assertThat(asked.requests())
                .containsEntry(Requests.SWITCHOVER, Request.seen("orders-1", NOW.toString(), "orders-0"));
        assertThat(Requests.isPending(healthy(3), asked)).isTrue();

        ClusterObservation switched = led(healthy(3), 1);
        Memory done = read(SWITCHOVER, switched, asked);
        assertThat(Requests.isPending(switched, done)).isFalse();
        assertThat(read(SWITCHOVER, healthy(3), done))
                .as("back again, it is not repeated")
                .isEqualTo(done);
    }

    @Test
    void toRemoveTheAnnotationIsToWithdrawTheRequest() {
        Memory asked = read(SWITCHOVER, healthy(3), nothing());

        assertThat(read(NOTHING_ASKED, healthy(3), asked).requests()).isEmpty();
    }

    @Test
    void aRequestIsHeardOnceAPrimaryLeads() {
        ClusterObservation leaderless =
                with(healthy(1), unready(healthy(1).members().get(0)));

        Memory unheard = read(RESTART, leaderless, nothing());

        assertThat(unheard.requests()).isEmpty();
        assertThat(read(RESTART, healthy(1), unheard).requests()).containsKey(Requests.RESTART);
    }

    private static ClusterObservation started(ClusterObservation cluster, int ordinal, Instant time) {
        return with(cluster, startedAt(cluster.members().get(ordinal), time));
    }

    /** Three servers that started a minute before or, to a clock that is behind, long after the request. */
    private static ClusterObservation running(Duration clocksApart) {
        ClusterObservation cluster = healthy(3);
        for (int ordinal = 0; ordinal < 3; ordinal++) {
            cluster = started(cluster, ordinal, NOW.minusSeconds(60).plus(clocksApart));
        }
        return cluster;
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT20H", "PT-20H"})
    void everyServerRestartsOnceHoweverFarTheClocksAreApart(Duration clocksApart) {
        ClusterObservation cluster = running(clocksApart);
        Memory memory = read(RESTART, cluster, nothing());

        assertThat(Requests.restarts(cluster, memory)).containsExactlyInAnyOrder("orders-0", "orders-1", "orders-2");
        for (int ordinal = 2; ordinal >= 0; ordinal--) {
            assertThat(Requests.isPending(cluster, memory)).isTrue();
            cluster = started(cluster, ordinal, NOW.plusSeconds(5).plus(clocksApart));
            memory = read(RESTART, cluster, memory);
            assertThat(Requests.restarts(cluster, memory)).hasSize(ordinal);
        }
        assertThat(Requests.isPending(cluster, memory)).isFalse();
        assertThat(read(RESTART, running(clocksApart), memory))
                .as("a clock that was set back repeats nothing")
                .isEqualTo(memory);
    }

    @Test
    void aServerThatStartedEarlierByAClockThatWasSetBackHasRestarted() {
        Memory memory = read(RESTART, running(Duration.ZERO), nothing());

        ClusterObservation restarted = started(running(Duration.ZERO), 1, NOW.minusSeconds(7200));
        assertThat(Requests.restarts(restarted, read(RESTART, restarted, memory)))
                .containsExactlyInAnyOrder("orders-0", "orders-2");
    }

    @Test
    void aMemberThatDidNotAnswerIsRestartedWhenItDoes() {
        ClusterObservation all = running(Duration.ZERO);
        ClusterObservation silent = with(all, unready(all.members().get(2)));
        Memory memory = read(RESTART, silent, nothing());

        assertThat(Requests.restarts(silent, memory)).containsExactlyInAnyOrder("orders-0", "orders-1");
        memory = read(RESTART, all, memory);
        assertThat(Requests.restarts(all, memory)).contains("orders-2");
        ClusterObservation restarted = started(all, 2, NOW);
        assertThat(Requests.restarts(restarted, read(RESTART, restarted, memory)))
                .doesNotContain("orders-2");
    }

    @Test
    void aMemberThatIsNewOrGoneIsNotRestarted() {
        Memory memory = read(RESTART, started(healthy(1), 0, NOW), nothing());
        ClusterObservation larger = running(Duration.ZERO);

        assertThat(Requests.restarts(larger, read(RESTART, larger, memory))).isEmpty();
        Memory ofThree = read(RESTART, larger, nothing());
        ClusterObservation smaller = started(healthy(1), 0, NOW.plusSeconds(9));
        assertThat(Requests.isPending(larger, read(RESTART, smaller, ofThree))).isFalse();
    }

    @Test
    void theSameMemberCanBeNamedAgainWithAnotherTime() {
        JsonNode again = annotated("{postgres.example.com/switchover: orders-1 2026-11-29T12:00:00Z}");
        Memory asked = read(again, healthy(3), read(SWITCHOVER, healthy(3), nothing()));

        assertThat(Requests.switchover(
                        healthy(3),
                        asked,
                        RolloutPolicy.of(annotated("{}"), Impact.NONE, Impact.NONE, false, Set.of(), Optional.empty())))
                .get()
                .extracting(step -> ((SwitchOver) ((Act) step).action()).candidate())
                .isEqualTo("orders-1");
    }

    @Test
    void aSwitchoverToTheLeaderIsDoneAtOnce() {
        Memory asked = read(annotated("{postgres.example.com/switchover: orders-0}"), healthy(3), nothing());

        assertThat(asked.requests()).containsKey(Requests.SWITCHOVER);
        assertThat(Requests.open(asked, Requests.SWITCHOVER)).isEmpty();
        assertThat(Requests.isPending(healthy(3), asked)).isFalse();
    }

    @Test
    void aRestartIsFinishedWhenEveryMemberHasStartedAfterIt() {
        ClusterObservation old = with(healthy(1), startedAt(healthy(1).members().get(0), NOW.minusSeconds(60)));
        Memory asked = read(RESTART, old, nothing());
        assertThat(Requests.open(asked, Requests.RESTART)).isPresent();
        assertThat(Requests.open(read(RESTART, healthy(1), asked), Requests.RESTART))
                .as("a member does not say when it started")
                .isPresent();

        ClusterObservation restarted =
                with(healthy(1), startedAt(healthy(1).members().get(0), NOW.plusSeconds(5)));
        assertThat(Requests.open(read(RESTART, restarted, asked), Requests.RESTART))
                .isEmpty();
    }
}
