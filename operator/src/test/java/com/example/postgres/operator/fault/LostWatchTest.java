package com.example.postgres.operator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.Answer;
import com.example.postgres.operator.fake.RequestLog.Entry;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.render.ClusterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches end, and something changes before they are open again. */
class LostWatchTest extends FaultTest {

    private static final ObjectRef SERVICE = ref("v1", "Service", "orders-primary");

    private static final ObjectRef POLICY = ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members");

    private int watches;

    @BeforeEach
    void run() {
        createAndRun();
        until(operator::isWatching);
        watches = server.openWatches();
    }

    private void openAgain() {
        server.faults().clear();
        until(() -> server.openWatches() == watches && operator.isWatching());
    }

    /** While no watch is open: an object goes, another is new, the spec changes. */
    private void change() {
        assertThat(server.openWatches()).isZero();
        delete(SERVICE);
        patch("{spec: {networkPolicy: {enabled: false}}}");
        others.create(yaml("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: second, namespace: "
                + NAMESPACE + "}, spec: " + SPEC + "}"));
    }

    private void changesAreSeen() {
        until(() -> others.read(SERVICE).isPresent());
        until(() -> others.read(POLICY).isEmpty());
        until(() -> others.read(ref("apps/v1", "StatefulSet", "second")).isPresent());
    }

    @Test
    void whatChangedWhileWatchesWereClosedIsSeen() {
        server.faults().answer(WATCHES, Answer.unavailable());
        server.closeWatches();
        until(() -> server.openWatches() == 0);
        change();

        openAgain();

        changesAreSeen();
    }

    @Test
    void whatChangedBeforeTheHistoryWasForgottenIsSeen() {
        server.faults().answer(WATCHES, Answer.unavailable());
        server.expireWatches();
        until(() -> server.openWatches() == 0);
        change();
        server.forgetHistory();

        openAgain();

        changesAreSeen();
    }

    @Test
    void whatChangedWhileTheServerWasAwayIsSeen() {
        server.faults().answer(WATCHES, Answer.unavailable());
        server.goAway();
        pause(Duration.ofSeconds(3));
        server.comeBack();
        change();
        server.forgetHistory();

        openAgain();

        changesAreSeen();
    }

    @Test
    void aClusterThatWasDeletedMeanwhileIsForgotten() {
        server.faults().answer(WATCHES, Answer.unavailable());
        server.closeWatches();
        until(() -> server.openWatches() == 0);
        delete(cluster());
        server.forgetHistory();

        openAgain();

        until(() -> operator.clusters().isEmpty());
        until(() -> requestsIn(Duration.ofSeconds(2)).isEmpty());
        assertThat(server.objects(NAMESPACE)).doesNotContainKey("StatefulSet/orders");
    }

    @Test
    void nothingIsWrittenWhenWatchesAreOpenedAgainAndNothingHasChanged() {
        server.log().clear();
        server.expireWatches();
        server.forgetHistory();
        pause(Duration.ofSeconds(1));

        openAgain();
        pause(Duration.ofSeconds(2));

        assertThat(server.log().of(WRITES)).isEmpty();
        everythingIsAsWithoutFaults();
        assertThat(operator.clusters()).containsExactly(new ClusterId(NAMESPACE, "orders"));
    }

    @Test
    void aServerThatRefusesWatchesIsAskedOncePerSecond() {
        server.faults().answer(WATCHES, Answer.unavailable());
        server.closeWatches();

        List<Entry> requests = requestsIn(Duration.ofSeconds(5));

        assertThat(requests).hasSizeBetween(watches, watches * 12);
        openAgain();
    }

    @Test
    void aServerThatEndsEveryWatchAtOnceIsAskedOncePerSecond() {
        server.log().clear();
        Instant start = Instant.now();
        for (int i = 0; i < 50; i++) {
            server.expireWatches();
            pause(Duration.ofMillis(100));
        }
        int seconds = (int) Duration.between(start, Instant.now()).toSeconds();

        // A list and a watch.
        assertThat(server.log().of(OPERATOR)).hasSizeLessThan(watches * 2 * (seconds + 3));
        openAgain();
    }
}
