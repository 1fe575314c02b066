package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the postgres container has PostgreSQL's uid, the token of the API server and credentials of the cloud. */
class SidecarIsolationTest {

    private static final String SIDECARS =
            "pgbouncer: {enabled: true}, metrics: {enabled: true}, extra: {sidecars: [{name: shipper, image: 'a:1'}]";

    private static final String AWS = "eks.amazonaws.com/skip-containers";
    private static final String AZURE = "azure.workload.identity/skip-containers";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                              | 101   | 998   | 65534 | 65534 | 103
            runAs: {group: 50}              | 101   | 998   | 65534 | 65534 | 50
            runAs: {user: 26, group: 26}    | 26    | 27    | 28    | 29    | 26
            runAs: {user: 1000680000}       | 1000680000 | 1000680001 | 1000680002 | 1000680003 | 103
            """)
    void everyContainerHasItsOwnUser(String runAs, int postgres, int pooler, int exporter, int others, int group) {
        InlineCluster cluster = InlineCluster.of("{" + (runAs.equals("{}") ? "" : runAs + ", ") + SIDECARS + "}}");

        assertThat(user(cluster.container("postgres"))).isEqualTo(postgres);
        assertThat(user(cluster.container("pgbouncer"))).isEqualTo(pooler);
        assertThat(user(cluster.container("exporter"))).isEqualTo(exporter);
        assertThat(cluster.container("shipper").has("securityContext")).isFalse();
        assertThat(user(pod(cluster))).isEqualTo(others);
        assertThat(pod(cluster).at("/securityContext/runAsGroup").asInt()).isEqualTo(group);
        assertThat(pod(cluster).at("/securityContext/fsGroup").asInt()).isEqualTo(group);
    }

    @Test
    void onlyPostgresMountsTheTokenAndMayChangeTheSocket() {
        InlineCluster cluster = InlineCluster.of("{" + SIDECARS + "}}");

        assertThat(pod(cluster).path("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(mounts(cluster.container("postgres"))).contains("service-account rw=false", "sockets rw=true");
        for (String sidecar : List.of("pgbouncer", "exporter")) {
            assertThat(mounts(cluster.container(sidecar)))
                    .contains("sockets rw=false")
                    .noneMatch(mount -> mount.startsWith("service-account"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {type: S3, bucket: backups, region: eu-central-1}                        | copy-scripts,pgbouncer,exporter,shipper,prepare |
            {type: S3, bucket: backups, region: eu-central-1, credentialsSecret: store}  |                                    |
            {type: Azure, container: backups, storageAccount: account}    |                                    | copy-scripts;pgbouncer;exporter;shipper;prepare
            {type: GCS, bucket: backups}                                  |                                    |
            """)
    void credentialsOfTheCloudStayOutOfSidecars(String destination, String aws, String azure) {
        JsonNode annotations =
                annotations("{%s, initContainers: [{name: prepare, image: 'a:1'}]}, backup: {schedule: '@daily',"
                                .formatted(SIDECARS)
                        + " destination: " + destination + "}}");

        assertThat(annotations.path(AWS).textValue()).isEqualTo(aws);
        assertThat(annotations.path(AZURE).textValue()).isEqualTo(azure);
    }

    @Test
    void theAnnotationOfTheUserDecides() {
        String backup = "backup: {schedule: '@daily', destination: {type: S3, bucket: backups, region: eu-central-1}}";

        assertThat(annotations("{" + backup + "}").path(AWS).asText()).isEqualTo("copy-scripts");
        assertThat(annotations("{" + SIDECARS + "}, " + backup + ", podMetadata: {annotations: {" + AWS
                                + ": exporter}}}")
                        .path(AWS)
                        .asText())
                .isEqualTo("exporter");
    }

    private static JsonNode annotations(String spec) {
        return InlineCluster.of(spec).object("StatefulSet", "orders").at("/spec/template/metadata/annotations");
    }

    private static JsonNode pod(InlineCluster cluster) {
        return cluster.object("StatefulSet", "orders").at("/spec/template/spec");
    }

    private static int user(JsonNode holder) {
        return holder.at("/securityContext/runAsUser").asInt();
    }

    private static List<String> mounts(JsonNode container) {
        List<String> mounts = new ArrayList<>();
        container
                .path("volumeMounts")
                .forEach(mount -> mounts.add(mount.path("name").asText() + " rw="
                        + !mount.path("readOnly").asBoolean()));
        return mounts;
    }
}
