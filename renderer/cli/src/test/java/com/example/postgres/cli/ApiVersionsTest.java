package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiVersionsTest {

    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();

    private static Run pgc(String arguments) {
        return Run.in(EXAMPLES, arguments.split(" ", -1));
    }

    private static List<String> warnings(String arguments) {
        Run run = pgc(arguments);
        assertThat(run.code()).describedAs(run.err()).isZero();
        return Stream.concat(run.out().lines(), run.err().lines())
                .filter(line -> line.contains("[target.api-versions]"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"render", "validate"})
    void warnsOnceAboutEachFieldThatNeedsAnUnlistedApi(String command) {
        assertThat(warnings(command + " production/cluster.yaml --api-versions cert-manager.io/v1"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("production/cluster.yaml:[0-9]+:[0-9]+: warning: spec.metrics.podMonitor:"
                                        + " Forbidden: PodMonitor/orders needs the API monitoring.coreos.com/v1, which"
                                        + " is not in --api-versions: add it there if the cluster serves it; otherwise"
                                        + " install it or remove the field .*"),
                        line -> assertThat(line).contains(": spec.metrics.prometheusRule: "));
        assertThat(warnings(command + " tls-cert-manager/cluster.yaml --api-versions monitoring.coreos.com/v1"))
                .singleElement()
                .asString()
                .contains(": spec.tls.issuerRef: ", " needs the API cert-manager.io/v1,");
    }

    @Test
    void warnsAboutEachApiThatGeneratedSecretsNeed() {
        assertThat(warnings("render production/cluster.yaml --secrets external-secret --api-versions"
                        + " monitoring.coreos.com/v1"))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .contains(
                                        " needs the API external-secrets.io/v1,",
                                        "or use another policy than --secrets external-secret"),
                        line -> assertThat(line).contains(" needs the API generators.external-secrets.io/v1alpha1,"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " --api-versions monitoring.coreos.com/v1",
                " --api-versions monitoring.coreos.com/v1/PodMonitor,monitoring.coreos.com/v1/PrometheusRule"
            })
    void isSilentIfNothingIsUnlistedOrTheOptionIsMissing(String options) {
        assertThat(warnings("render production/cluster.yaml" + options)).isEmpty();
    }

    @Test
    void strictTreatsTheWarningAsAnError() {
        Run run = pgc("render production/cluster.yaml --strict --api-versions v1");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }
}
