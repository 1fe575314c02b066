package com.example.postgres.cluster.driver;

import java.time.Duration;

/**
 * The cluster that classes share which leave it as it was.
 *
 * @param namespace of its own
 * @param cluster with three members
 */
record SharedCluster(TestNamespace namespace, Cluster cluster) implements AutoCloseable {

    private static final int REPLICAS = 3;

    static SharedCluster create(Kubernetes kubernetes) {
        TestNamespace namespace = TestNamespace.create(kubernetes);
        Cluster cluster = namespace.cluster("shared");
        long start = System.nanoTime();
        cluster.apply(Spec.of("shared", REPLICAS));
        cluster.awaitHealthy(REPLICAS);
        Measurements.record("three members ready after apply", Duration.ofNanos(System.nanoTime() - start));
        return new SharedCluster(namespace, cluster);
    }

    @Override
    public void close() {
        namespace.close();
    }
}
