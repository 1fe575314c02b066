package com.example.postgres.operator.runtime;

import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.watch.ClusterCache;
import com.example.postgres.operator.watch.WorkQueue;
import com.example.postgres.operator.watch.Workers;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the operator counts, in the format of Prometheus. */
final class Metrics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter passes =
            Counter.builder("postgres_operator_reconciliations").register(registry);
    private final Counter errors =
            Counter.builder("postgres_operator_reconciliation_errors").register(registry);
    private final Timer durations = Timer.builder("postgres_operator_reconcile_duration")
            .serviceLevelObjectives(
                    Duration.ofMillis(5),
                    Duration.ofMillis(20),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30))
            .register(registry);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final ClusterMetrics clusters = new ClusterMetrics(registry);
    private final ClusterCache cache;

    Metrics(ClusterCache cache, WorkQueue<ClusterId> queue, ApiRequests requests) {
        this.cache = cache;
        requests.bindTo(registry);
        Gauge.builder("postgres_operator_queue_depth", queue, WorkQueue::depth).register(registry);
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** The same work, counted, timed and logged. */
    Workers.Work<ClusterId> counted(Workers.Work<ClusterId> work) {
        return cluster -> {
            passes.increment();
            MDC.put("namespace", cluster.namespace());
            MDC.put("cluster", cluster.name());
            try {
                return run(work, cluster);
            } finally {
                MDC.clear();
            }
        };
    }

    private Optional<Duration> run(Workers.Work<ClusterId> work, ClusterId cluster) {
        long start = System.nanoTime();
        try {
            return work.run(cluster);
        } catch (ApiException e) {
            if (e.isConflict()) {
                // The cache was behind; the next pass reads the newer object.
                LOG.debug("{}: the object has changed since it was read", cluster);
            } else {
                errors.increment();
                LOG.warn("{}: {}", cluster, e.text());
            }
            throw e;
        } catch (RuntimeException e) {
            errors.increment();
            LOG.error("{}", cluster, e);
            throw e;
        } finally {
            durations.record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** All values now. */
    synchronized String scrape() {
        Map<ClusterId, JsonNode> statuses = new HashMap<>();
        for (ClusterId cluster : cache.clusters()) {
            cache.resource(cluster).ifPresent(resource -> statuses.put(cluster, resource.path("status")));
        }
        clusters.update(statuses);
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
