package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.Applier;
import com.example.postgres.operator.apply.CertificateCare;
import com.example.postgres.operator.apply.Credentials;
import com.example.postgres.operator.apply.RequiredSecrets;
import com.example.postgres.operator.apply.Rotation;
import com.example.postgres.operator.change.Executor;
import com.example.postgres.operator.kubernetes.Events;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.observe.Observer;
import com.example.postgres.operator.patroni.Patroni;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Brings one cluster a step nearer to its spec. Keeps nothing between two passes but what can be read again. */
public final class Reconciler {

    private final ClusterCache cache;
    private final Tools tools;

    /**
     * Everything that a pass uses.
     *
     * @param target that clusters are rendered for
     * @param missingFields of a PostgresCluster, which the API server drops
     */
    record Tools(
            RenderTarget target,
            boolean canResize,
            List<String> missingFields,
            Courses courses,
            KubernetesApi api,
            Observer observer,
            Applier applier,
            Credentials credentials,
            CertificateCare certificates,
            RequiredSecrets secrets,
            Rotation rotation,
            Revisions revisions,
            Executor executor,
            Events events,
            InstantSource clock) {}

    /**
     * @param target that clusters are rendered for
     * @param canResize whether the API server has the resource {@code pods/resize}
     * @param missingFields of a PostgresCluster, which the API server drops because its definition does not have them
     */
    public Reconciler(
            ClusterCache cache,
            KubernetesApi api,
            Patroni patroni,
            Renderer renderer,
            RenderTarget target,
            boolean canResize,
            List<String> missingFields,
            InstantSource clock) {
        this.cache = cache;
        this.tools = new Tools(
                target,
                canResize,
                missingFields,
                new Courses(renderer, target),
                api,
                new Observer(patroni::report),
                new Applier(api),
                new Credentials(api),
                new CertificateCare(api, new Events(api)),
                new RequiredSecrets(api),
                new Rotation(api),
                new Revisions(api),
                new Executor(api, patroni),
                new Events(api),
                clock);
    }

    /**
     * One pass. After how long the next one comes, if no event comes earlier; empty without a PostgresCluster: the event of a new
     * one brings the next pass.
     */
    public Optional<Duration> reconcile(ClusterId cluster) {
        return cache.resource(cluster).map(resource -> new Pass(tools, cluster, resource, cache.live(cluster)).run());
    }
}
