package com.example.postgres.operator.runtime;

import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.patroni.ExecTransport;
import com.example.postgres.operator.patroni.HttpTransport;
import com.example.postgres.operator.patroni.PatroniClient;
import com.example.postgres.operator.patroni.Transport;
import com.example.postgres.operator.reconcile.Reconciler;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.operator.watch.Informers;
import com.example.postgres.operator.watch.WorkQueue;
import com.example.postgres.operator.watch.Workers;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.Renderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the running operator, and the order in which they start and stop. */
public final class Operator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Operator.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofMinutes(1);

    private final Configuration configuration;
    private final Server server;
    private final WorkQueue<ClusterId> queue = new WorkQueue<>(FIRST_BACKOFF, MAX_BACKOFF);
    private final ClusterCache cache = new ClusterCache();
    private final Informers informers;
    private final Metrics metrics;
    private final Reconciler reconciler;
    private final Workers<ClusterId> workers = new Workers<>(queue);
    private final HttpEndpoint endpoint;
    private volatile boolean isFailed;
    private volatile boolean isLeading;

    /**
     * Connects and begins to serve health; {@link #run} begins to work.
     *
     * @param requests of the client, which appear in the metrics
     */
    public Operator(KubernetesClient client, ApiRequests requests, Configuration configuration) throws IOException {
        this.configuration = configuration;
        metrics = new Metrics(cache, queue, requests);
        this.server = Server.read(client);
        KubernetesApi api = new HttpKubernetesApi(client);
        Transport transport =
                configuration.isOutside() ? new ExecTransport(client) : new HttpTransport(Server.passwords(api));
        reconciler = new Reconciler(
                cache,
                api,
                new PatroniClient(transport, workers::whileWaiting),
                new Renderer(),
                server.target(configuration),
                server.canResize(),
                server.definition().missingFields(),
                InstantSource.system());
        informers = new Informers(client, configuration.watchNamespaces(), cache, queue);
        endpoint = new HttpEndpoint(configuration.port(), metrics::scrape, () -> !isFailed, this::isReady);
    }

    /** Fills the caches and begins to work; returns at once. */
    public void run() {
        isLeading = true;
        LOG.info(
                "Kubernetes {}, resizes pods in place: {}, further kinds: {}",
                server.version(),
                server.canResize(),
                server.optionalKinds());
        if (!server.definition().missingFields().isEmpty()) {
            LOG.warn(
                    "the CustomResourceDefinition is older than the operator, and the API server drops {}",
                    server.definition().missingFields());
        }
        try {
            informers.start(server.optionalKinds());
            workers.start(configuration.workers(), metrics.counted(reconciler::reconcile));
        } catch (RuntimeException e) {
            isFailed = true;
            throw e;
        }
    }

    /** A replica that waits for the Lease is ready: an update of the Deployment waits for it, and it for the Lease of the old one. */
    private boolean isReady() {
        return !isLeading || informers.isWatching();
    }

    /** What the API server could do at the start. */
    Server server() {
        return server;
    }

    /** The port of metrics and health. */
    public int port() {
        return endpoint.port();
    }

    /** Ends the passes that run, then everything else. */
    @Override
    public void close() {
        workers.close();
        informers.close();
        endpoint.close();
        metrics.close();
    }
}
