package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.target.ImageRole;
import org.junit.jupiter.api.Test;

/** What {@code spec.extra} adds runs beside the members where Pod Security admission enforces the level restricted. */
@Full
final class ExtraTest {

    private static final String RESTRICTED = "{allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}";

    private final TestNamespace namespace;

    ExtraTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void containersVolumesAndVariablesAreAdded() {
        String image = namespace.kubernetes().image(ImageRole.POSTGRES);
        Cluster cluster = namespace.cluster("extended");

        cluster.apply(Spec.of("extended", 1)
                .with("/spec/extra/env", "[{name: GREETING, value: hello}]")
                .with("/spec/extra/volumes", "[{name: exchange, emptyDir: {}}]")
                .with("/spec/extra/volumeMounts", "[{name: exchange, mountPath: /exchange}]")
                .with("/spec/extra/initContainers", containers("writer", image, "echo written >/exchange/file"))
                .with("/spec/extra/sidecars", containers("companion", image, "trap exit TERM; sleep infinity & wait")));
        cluster.awaitHealthy(1);

        assertThat(cluster.run("extended-0", "cat", "/exchange/file").text()).isEqualTo("written");
        assertThat(cluster.run("extended-0", "/bin/sh", "-c", "echo $GREETING").text())
                .isEqualTo("hello");
        assertThat(cluster.pods().get(0).getStatus().getContainerStatuses())
                .extracting(status -> status.getName())
                .containsExactlyInAnyOrder("postgres", "companion");
    }

    private static String containers(String name, String image, String script) {
        return "[{name: " + name + ", image: '" + image + "', command: [/bin/sh, -c, '" + script
                + "'], volumeMounts: [{name: exchange, mountPath: /exchange}], securityContext: " + RESTRICTED + "}]";
    }
}
