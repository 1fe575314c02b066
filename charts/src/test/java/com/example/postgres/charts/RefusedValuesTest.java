package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schemas refuse what the charts would ignore or Kubernetes would refuse. */
class RefusedValuesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replica: 2                                                      | replica
            image: {tags: v1}                                               | tags
            image: {digest: latest}                                         | /image/digest
            image: {repository: "registry/operator "}                       | /image/repository
            replicas: "2"                                                   | /replicas
            watchNamespaces: shop                                           | /watchNamespaces
            watchNamespaces: [shop, shop]                                   | /watchNamespaces
            watchNamespaces: ["*"]                                          | /watchNamespaces/0
            logLevel: info                                                  | /logLevel
            clusterImages: {walg: x}                                        | walg
            extraEnv: {A: b}                                                | /extraEnv
            rbac: {readNodes: "yes"}                                        | /rbac/readNodes
            metrics: {service: false, serviceMonitor: {enabled: true}}      | /metrics/service
            podLabels: {version: 1}                                         | /podLabels/version
            """)
    void ofTheOperator(String values, String place) throws IOException {
        assertRefused(HelmChart.OPERATOR, values, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 3                                | replicas
            spec: {version: 18}                        | /spec/version
            spec: {version: "13"}                      | /spec/version
            spec: {storage: {sise: 1Gi}}               | sise
            spec: {replicas: 0}                        | /spec/replicas
            spec: {backup: {schedule: "0 2 * * *"}}    | destination
            spec: null                                 | spec
            """)
    void ofAClusterAsTheDefinitionDoes(String values, String place) throws IOException {
        assertRefused(HelmChart.CLUSTER, values, place);
    }

    @Test
    void anOlderKubernetesIsRefused() throws IOException {
        Path values = Files.writeString(folder.resolve("values.yaml"), "{}");

        assertThatThrownBy(() -> HelmChart.OPERATOR
                        .command(values)
                        .withKubeVersion("1.28.9")
                        .call())
                .hasMessageContaining("kubeVersion")
                .hasMessageContaining("1.28.9");
    }

    private void assertRefused(HelmChart chart, String values, String place) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values + "\n");

        assertThatThrownBy(() -> chart.template(file)).hasMessageContaining(place);
    }
}
