package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import org.junit.jupiter.api.Test;

/** An image that does not fit the spec is refused with a message, before it touches any data. */
@Full
final class StartRefusalTest {

    private final TestNamespace namespace;

    StartRefusalTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void anotherMinorVersionInTheImageIsRefused() {
        Cluster cluster = namespace.cluster("minor");

        cluster.apply(Spec.of("minor", 1).with("/spec/version", "\"18.99\""));

        awaitLog(cluster, "but spec.version is 18.99; choose another image or change spec.version");
    }

    @Test
    void anImageWithoutTheMajorVersionIsRefused() {
        Cluster cluster = namespace.cluster("major");

        cluster.apply(Spec.of("major", 1).with("/spec/version", "\"14\""));

        awaitLog(cluster, "the image has no PostgreSQL 14");
    }

    private static void awaitLog(Cluster cluster, String message) {
        Waiting.until(
                "the log tells why",
                () -> assertThat(cluster.pod(cluster.name() + "-0").getLog()).contains(message));
    }
}
