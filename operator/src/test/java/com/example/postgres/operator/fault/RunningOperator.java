package com.example.postgres.operator.fault;

import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.fake.Request;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.PendingRestart;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.patroni.Patroni;
import com.example.postgres.operator.reconcile.Reconciler;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.operator.watch.Informers;
import com.example.postgres.operator.watch.WorkQueue;
import com.example.postgres.operator.watch.Workers;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the operator as the process connects them, but for Patroni, whose members are all healthy. */
final class RunningOperator implements AutoCloseable {

    private static final String USER_AGENT = "operator-under-test";

    private final FakeApiServer server;
    private final KubernetesClient client;
    private final ClusterCache cache = new ClusterCache();
    private final WorkQueue<ClusterId> queue = new WorkQueue<>(Duration.ofMillis(200), Duration.ofMinutes(1));
    private final Informers informers;
    private final Reconciler reconciler;
    private final Workers<ClusterId> workers = new Workers<>(queue);
    private final Members members = new Members();

    RunningOperator(FakeApiServer server) {
        this.server = server;
        client = server.patientClient(USER_AGENT);
        informers = new Informers(client, Set.of(), cache, queue);
        reconciler = new Reconciler(
                cache,
                new HttpKubernetesApi(client),
                members,
                new Renderer(),
                RenderTarget.operator(),
                true,
                List.of(),
                InstantSource.system());
    }

    /** Returns when every watch is open. The client opens them in the background, and what fails until then is no fault of a test. */
    void start() {
        informers.start(List.of());
        FaultTest.until(() -> server.openWatches() == listedKinds());
        workers.start(2, reconciler::reconcile);
    }

    private long listedKinds() {
        return server.log().of(RunningOperator::sends).stream()
                .map(entry -> entry.request())
                .filter(request -> !request.isWatch() && !request.isWrite())
                .map(Request::path)
                .distinct()
                .count();
    }

    /** Whether a request is one of the operator. */
    static boolean sends(Request request) {
        return request.userAgent().equals(USER_AGENT);
    }

    boolean isWatching() {
        return informers.isWatching();
    }

    Set<ClusterId> clusters() {
        return cache.clusters();
    }

    @Override
    public void close() {
        workers.close();
        informers.close();
        client.close();
    }

    /** The member that led answers no more, and another one leads. */
    void failOver(String leader) {
        members.silent = members.leader;
        members.leader = leader;
    }

    /** Answers as members that all serve, except for one that was lost. */
    private static final class Members implements Patroni {

        private volatile String leader = "orders-0";
        private volatile String silent = "";

        @Override
        public Optional<MemberReport> report(ClusterId cluster, PodState pod) {
            if (pod.name().equals(silent)) {
                return Optional.empty();
            }
            boolean isLeader = pod.name().equals(leader);
            return Optional.of(new MemberReport(
                    isLeader ? "primary" : "replica",
                    isLeader ? "running" : "streaming",
                    1,
                    1000,
                    false,
                    PendingRestart.NONE,
                    Optional.of(Instant.EPOCH),
                    Long.MAX_VALUE));
        }

        @Override
        public void restart(ClusterId cluster, PodState pod) {
            throw new AssertionError("nothing needs a restart");
        }

        @Override
        public void switchOver(ClusterId cluster, PodState leader, String candidate) {
            throw new AssertionError("nothing needs a switchover");
        }
    }
}
