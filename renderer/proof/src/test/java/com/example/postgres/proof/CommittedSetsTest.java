package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples as they are committed, and what golden cases render to; that both are what is expected is proven elsewhere. */
class CommittedSetsTest {

    private static final RenderTarget GITOPS = RenderTarget.gitops();

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Planted.ROOT.resolve("examples"))) {
            return folders.map(folder -> folder.resolve("rendered"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesProveClean(Path folder) {
        assertThat(Planted.folder(folder).violations()).isEmpty();
    }

    @Test
    void clustersBesideEachOtherProveClean() {
        assertThat(Planted.example("ha")
                        .andExample("minimal")
                        .andExample("tls")
                        .andExample("production")
                        .andExample("restore")
                        .violations())
                .isEmpty();
    }

    @Test
    void whatASpecAsksForOnPurposeIsFoundAndNothingElse() {
        assertThat(findings("pods", GITOPS))
                .containsExactly(
                        "pod-security.drop-capabilities spec.template.spec.containers[1].securityContext.capabilities.drop",
                        "pod-security.drop-capabilities"
                                + " spec.template.spec.initContainers[1].securityContext.capabilities.drop",
                        "pod-security.privilege-escalation"
                                + " spec.template.spec.containers[1].securityContext.allowPrivilegeEscalation",
                        "pod-security.privilege-escalation"
                                + " spec.template.spec.initContainers[1].securityContext.allowPrivilegeEscalation");
        assertThat(findings("load-balancer", GITOPS)).containsExactly("warning network.no-client spec.ingress");
        assertThat(findings("no-network-policy", GITOPS))
                .containsExactly(
                        "warning disruption.no-budget spec.replicas", "warning network.no-policy metadata.name");
        assertThat(findings("bootstrap-job", GITOPS.withSecretsPolicy(SecretsPolicy.BOOTSTRAP_JOB)))
                .isEmpty();
        assertThat(findings("operator", GITOPS.withConsumer(Consumer.OPERATOR))).isEmpty();
    }

    private static List<String> findings(String golden, RenderTarget target) {
        return Planted.golden(golden, target).findings();
    }
}
