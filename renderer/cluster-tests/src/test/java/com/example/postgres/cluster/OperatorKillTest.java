package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorLives;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An operator that is killed after each of its writes reaches the same end, and does nothing twice. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorKillTest {

    private static final int MEMBERS = 3;

    private final TestNamespace namespace;
    private final OperatedCluster cluster;

    OperatorKillTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = OperatedCluster.create(namespace, Spec.of("mortal", MEMBERS));
    }

    private void liveOneWriteAtATime(String what, int members) {
        OperatorLives.until(namespace, what, () -> cluster.isDone(members));
        cluster.running().awaitHealthy(members);
    }

    private Set<String> pods() {
        return cluster.running().pods().stream()
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    /** How often the server of a member was started in its pod, by its log. */
    private Map<String, Long> starts() {
        Map<String, Long> starts = new TreeMap<>();
        cluster.running().pods().forEach(pod -> {
            String name = pod.getMetadata().getName();
            starts.put(
                    name,
                    cluster.running()
                            .log(name)
                            .lines()
                            .filter(line -> line.contains("starting PostgreSQL"))
                            .count());
        });
        return starts;
    }

    @Test
    @Order(1)
    void creation() {
        liveOneWriteAtATime("creation", MEMBERS);

        assertThat(starts()).hasSize(MEMBERS);
    }

    @Test
    @Order(2)
    void restart() {
        Set<String> pods = pods();
        Map<String, Long> starts = starts();

        cluster.change("{\"postgresqlParams\": {\"max_connections\": \"110\"}}");
        liveOneWriteAtATime("restart", MEMBERS);

        assertThat(pods()).isEqualTo(pods);
        starts.replaceAll((member, count) -> count + 1);
        assertThat(starts()).isEqualTo(starts);
    }

    /** The primary restarts first: a standby refuses a value below that of its primary. */
    @Test
    @Order(3)
    void restartWithALowerValue() {
        Set<String> pods = pods();
        Map<String, Long> starts = starts();

        cluster.change("{\"postgresqlParams\": {\"max_connections\": \"105\"}}");
        liveOneWriteAtATime("restart with a lower value", MEMBERS);

        assertThat(pods()).isEqualTo(pods);
        starts.replaceAll((member, count) -> count + 1);
        assertThat(starts()).isEqualTo(starts);
    }

    /** The claims, and then the StatefulSet around the running pods. */
    @Test
    @Order(4)
    void growthOfTheVolumes() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"storage\": {\"size\": \"2Gi\"}}");
        liveOneWriteAtATime("growth of the volumes", MEMBERS);

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(namespace
                        .kubernetes()
                        .client()
                        .persistentVolumeClaims()
                        .inNamespace(namespace.name())
                        .list()
                        .getItems())
                .hasSize(MEMBERS)
                .allSatisfy(claim -> assertThat(claim.getStatus().getCapacity().get("storage"))
                        .hasToString("2Gi"));
    }

    @Test
    @Order(5)
    void resize() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"resources\": {\"requests\": {\"cpu\": \"60m\"}}}");
        liveOneWriteAtATime("resize", MEMBERS);

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
    }

    @Test
    @Order(6)
    void roll() {
        Set<String> pods = pods();

        cluster.change("{\"podMetadata\": {\"labels\": {\"tier\": \"data\"}}}");
        liveOneWriteAtATime("roll", MEMBERS);

        assertThat(pods()).hasSize(MEMBERS).doesNotContainAnyElementsOf(pods);
        assertThat(starts().values())
                .as("a pod starts its server once, and once more when it hands over")
                .allMatch(count -> count <= 2);
    }

    @Test
    @Order(7)
    void removalOfTheObjectThatTheSpecNoLongerWants() {
        Set<String> incarnations = cluster.running().incarnations();

        cluster.change("{\"networkPolicy\": {\"enabled\": false}}");
        liveOneWriteAtATime("removal of objects", MEMBERS);

        assertThat(cluster.running().incarnations()).isEqualTo(incarnations);
        assertThat(namespace
                        .kubernetes()
                        .client()
                        .network()
                        .v1()
                        .networkPolicies()
                        .inNamespace(namespace.name())
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    @Order(8)
    void removalOfMembers() {
        cluster.change("{\"replicas\": 1}");
        liveOneWriteAtATime("removal of members", 1);

        assertThat(cluster.running().leader()).isEqualTo("mortal-0");
    }

    /** Their volumes are those of the members that were removed. */
    @Test
    @Order(9)
    void returnOfMembers() {
        Set<String> pods = pods();

        cluster.change("{\"replicas\": 2}");
        liveOneWriteAtATime("return of members", 2);

        assertThat(pods()).hasSize(2).containsAll(pods);
    }

    /** The CA, the certificate of the members, and then the pods that use it. */
    @Test
    @Order(10)
    void certificates() {
        Set<String> pods = pods();

        cluster.change("{\"tls\": {\"enabled\": true}}");
        liveOneWriteAtATime("certificates", 2);

        assertThat(pods()).hasSize(2).doesNotContainAnyElementsOf(pods);
        assertThat(authority("mortal-tls")).isNotEmpty().isEqualTo(authority("mortal-ca"));
    }

    private String authority(String secret) {
        return namespace.secret(secret).getOrDefault("ca.crt", "");
    }
}
