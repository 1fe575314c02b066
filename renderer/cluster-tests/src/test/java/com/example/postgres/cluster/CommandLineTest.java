package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.Shell;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.target.ImageRole;
import org.junit.jupiter.api.Test;

/** The real command line with the real kubectl: the pipe of the README, and the running cluster as input. */
@Full
final class CommandLineTest {

    private final TestNamespace namespace;
    private final Cluster cluster;

    CommandLineTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("ha");
    }

    @Test
    void renderedExampleIsAppliedByKubectl() {
        String example = "sed 's/namespace: demo/namespace: " + namespace.name() + "/' examples/ha/cluster.yaml";
        String options = " -n " + namespace.name() + " --secrets bootstrap-job"
                + " --image postgres=" + namespace.kubernetes().image(ImageRole.POSTGRES)
                + " --image kubectl=" + namespace.kubernetes().image(ImageRole.KUBECTL);
        String render = "./pgc render -" + options;
        String apply = "kubectl apply --server-side -n " + namespace.name() + " -f -";
        String pipe = "set -o pipefail; " + example + " | " + render + " | " + apply;

        String first = Shell.atRootOfCheckout(pipe);
        Measurements.record("example ha ready after the pipe of the README", cluster.awaitHealthy(3));

        assertThat(first).contains("statefulset.apps/ha serverside-applied");
        assertThat(Shell.atRootOfCheckout(example + " | " + render + " | kubectl diff --server-side -f -"))
                .isEmpty();

        String diff = example + " | ./pgc diff cluster -" + options;
        String scale = "kubectl scale statefulset ha --replicas=2 -n " + namespace.name();
        String label = "kubectl label service ha-primary team=blue -n " + namespace.name();
        assertThat(Shell.atRootOfCheckout(diff)).isEmpty();
        assertThat(Shell.atRootOfCheckout(scale + " && " + label + " && { " + diff + " || [ $? = 1 ]; }"))
                .contains("spec.replicas: 2 -> 3", "metadata.labels.team: removed \"blue\"");
        assertThat(Shell.atRootOfCheckout(example + " | ./pgc plan cluster -" + options))
                .contains("Start one member")
                .doesNotContain("blue");
        assertThat(Shell.atRootOfCheckout("./pgc facts -n " + namespace.name()))
                .contains("role: primary", "ready: true", "allowVolumeExpansion");
    }
}
