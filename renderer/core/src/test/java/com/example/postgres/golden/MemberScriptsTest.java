package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.view.StatefulSetView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Members run a copy of the scripts, made when the pod starts; other scripts are another pod template. */
class MemberScriptsTest {

    private static final String ALL = "{pgbouncer: {enabled: true}, metrics: {enabled: true}, backup:"
            + " {schedule: '@daily', destination: {type: S3, bucket: backups, region: eu-central-1, credentialsSecret: s3}";

    @Test
    void onlyTheCopyingContainerSeesTheConfigMapThatTheKubeletChanges() {
        JsonNode pod = pod(InlineCluster.of(ALL + "}}"));

        assertThat(users("scripts-source", pod)).containsExactly("copy-scripts rw=false");
        assertThat(users("scripts", pod))
                .containsExactly(
                        "copy-scripts rw=true", "postgres rw=false", "pgbouncer rw=false", "exporter rw=false");
        assertThat(volume("scripts-source", pod).at("/configMap/name").asText()).isEqualTo("orders-scripts");
        assertThat(volume("scripts", pod).has("emptyDir")).isTrue();
    }

    @Test
    void theCopyKeepsThePodGuaranteed() {
        JsonNode resources = pod(InlineCluster.of("{}")).at("/initContainers/0/resources");

        assertThat(resources.path("requests")).isEqualTo(resources.path("limits"));
        assertThat(resources.path("limits").fieldNames()).toIterable().containsExactly("cpu", "memory");
    }

    @Test
    void anotherScriptOfMembersChangesThePodTemplate() {
        assertThat(checksum("{}")).matches("[0-9a-f]{8}").isNotEqualTo(checksum("{metrics: {enabled: true}}"));
    }

    @Test
    void anotherTextOrNameOfAScriptChangesThePodTemplate() {
        List<String> checksums = Stream.of(
                        Map.of("a.sh", "exit 0", "b.sh", "exit 1"),
                        Map.of("a.sh", "exit 0", "b.sh", "exit 2"),
                        Map.of("a.sh", "exit 0", "c.sh", "exit 1"),
                        Map.of("a.sh", "exit 1", "b.sh", "exit 0"))
                .map(MemberScriptsTest::checksum)
                .toList();

        assertThat(checksums).doesNotHaveDuplicates();
    }

    @Test
    void aScriptOfJobsChangesNoPodTemplate() {
        InlineCluster without = InlineCluster.of(ALL + "}}");
        InlineCluster with = InlineCluster.of(ALL + ", verify: {schedule: '@weekly'}}}");

        assertThat(with.object("ConfigMap", "orders-scripts").path("data").has("verify.sh"))
                .isTrue();
        assertThat(with.object("StatefulSet", "orders")).isEqualTo(without.object("StatefulSet", "orders"));
    }

    private static String checksum(String spec) {
        return InlineCluster.of(spec)
                .object("StatefulSet", "orders")
                .at("/spec/template/metadata/annotations")
                .path("postgres.example.com/scripts")
                .asText();
    }

    private static String checksum(Map<String, String> scripts) {
        ClusterModel model = InlineCluster.of("{}").rendered().model();
        return StatefulSetView.of(model, new TreeMap<>(scripts)).pod().scriptsChecksum();
    }

    private static JsonNode pod(InlineCluster cluster) {
        return cluster.object("StatefulSet", "orders").at("/spec/template/spec");
    }

    private static JsonNode volume(String name, JsonNode pod) {
        for (JsonNode volume : pod.path("volumes")) {
            if (volume.path("name").asText().equals(name)) {
                return volume;
            }
        }
        throw new AssertionError("no volume " + name);
    }

    private static List<String> users(String volume, JsonNode pod) {
        List<String> users = new ArrayList<>();
        for (String kind : List.of("initContainers", "containers")) {
            for (JsonNode container : pod.path(kind)) {
                for (JsonNode mount : container.path("volumeMounts")) {
                    if (mount.path("name").asText().equals(volume)) {
                        users.add(container.path("name").asText() + " rw="
                                + !mount.path("readOnly").asBoolean());
                    }
                }
            }
        }
        return users;
    }
}
