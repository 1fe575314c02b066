package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.target.SecretsPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What platforms ask of the manifests that the other tests do not run on: OpenShift, quotas, huge pages, IPv6. */
class PlatformTest {

    private static final String EVERYTHING = "pgbouncer: {enabled: true}, metrics: {enabled: true},"
            + " bootstrap: {initdb: {database: app}}, backup: {schedule: '@daily', verify: {schedule: '@weekly'},"
            + " destination: {type: S3, bucket: backups, credentialsSecret: keys}}";

    /** https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/authentication_and_authorization/managing-pod-security-policies */
    @Test
    void everyUserAndGroupIsOfTheRangeOfAnOpenShiftNamespace() {
        InlineCluster cluster = of("runAs: {user: 1000680000, group: 1000680000}, " + EVERYTHING);

        List<JsonNode> ids = new ArrayList<>();
        for (JsonNode pod : pods(cluster)) {
            for (String id : List.of("runAsUser", "runAsGroup", "fsGroup")) {
                ids.addAll(pod.findValues(id));
            }
        }
        assertThat(ids).hasSizeGreaterThan(12).allMatch(id -> id.asLong() >= 1000680000 && id.asLong() < 1000690000);
    }

    @Test
    void everyContainerCanHaveRequestsAndLimits() {
        String resources = "{requests: {cpu: 100m, memory: 128Mi}, limits: {cpu: 500m, memory: 512Mi}}";
        InlineCluster cluster = of("resources: %1$s, ".formatted(resources)
                + EVERYTHING.replace("enabled: true", "enabled: true, resources: " + resources));

        for (JsonNode pod : pods(cluster)) {
            for (JsonNode container : pod.path("containers")) {
                for (String amount : List.of("requests", "limits")) {
                    assertThat(container.path("resources").path(amount).has("cpu"))
                            .as("%s: %s.cpu", container.path("name"), amount)
                            .isTrue();
                    assertThat(container.path("resources").path(amount).has("memory"))
                            .as("%s: %s.memory", container.path("name"), amount)
                            .isTrue();
                }
            }
        }
    }

    /** Its pods would be the first that a full node kills: https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
    @ParameterizedTest
    @MethodSource("examples")
    void noContainerOfAnExampleIsWithoutRequests(GoldenCase example) {
        ObjectSet manifests = Rendering.of(example.cluster(), example.target());

        for (PodTemplate template : manifests.templates()) {
            for (Value container : template.containers()) {
                assertThat(container.get("resources", "requests").fields())
                        .as("%s, container %s", template, container.get("name").text())
                        .containsKeys("cpu", "memory");
            }
        }
    }

    static List<GoldenCase> examples() {
        return GoldenCase.all().stream()
                .filter(one -> one.name().startsWith("examples/"))
                .toList();
    }

    @Test
    void theDrillHasTheResourcesOfTheClusterButNotItsHugePages() {
        String hugePages = "{limits: {memory: 1Gi, cpu: 1, hugepages-2Mi: 512Mi}}";

        assertThat(drillResources("resources: " + hugePages + ", " + EVERYTHING))
                .isEqualTo("{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}}");
        assertThat(drillResources(EVERYTHING)).isEqualTo("{\"requests\":{\"cpu\":\"100m\",\"memory\":\"256Mi\"}}");
    }

    @Test
    void jobsFollowNodesPriorityAndTolerations() {
        InlineCluster cluster = of("scheduling: {priorityClassName: database, nodeSelector: {disk: ssd},"
                + " tolerations: [{key: dedicated, operator: Exists}],"
                + " affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                + " [{matchExpressions: [{key: pool, operator: In, values: [databases]}]}]}},"
                + " podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}}}, "
                + EVERYTHING);
        JsonNode members = pods(cluster).get(0);

        assertThat(pods(cluster)).hasSize(4);
        for (JsonNode pod : pods(cluster)) {
            assertThat(pod.path("priorityClassName").asText()).isEqualTo("database");
            assertThat(pod.path("nodeSelector")).isEqualTo(members.path("nodeSelector"));
            assertThat(pod.path("tolerations")).isEqualTo(members.path("tolerations"));
            assertThat(pod.at("/affinity/nodeAffinity")).isEqualTo(members.at("/affinity/nodeAffinity"));
            assertThat(pod.at("/affinity").has("podAntiAffinity")).isEqualTo(pod.equals(members));
        }
    }

    @Test
    void jobsHaveTheMetadataOfMembersUnlessTheyHaveTheirOwn() {
        String members = "podMetadata: {labels: {tier: data}}, " + EVERYTHING;
        String inject = "/spec/jobTemplate/spec/template/metadata";

        assertThat(of(members)
                        .object("CronJob", "orders-backup")
                        .at(inject + "/labels/tier")
                        .asText())
                .isEqualTo("data");
        JsonNode own = of("jobs: {podMetadata: {annotations: {sidecar.istio.io/inject: 'false'}}}, " + members)
                .object("CronJob", "orders-backup")
                .at(inject);
        assertThat(own.path("annotations").path("sidecar.istio.io/inject").asText())
                .isEqualTo("false");
        assertThat(own.path("labels").has("tier")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                        | 18 | true  | true
            resources: {limits: {memory: 1Gi}}                        | 16 | true  | true
            resources: {limits: {memory: 1Gi}}                        | 15 | true  | false
            resources: {limits: {memory: 1Gi, hugepages-2Mi: 512Mi}}  | 18 | false | false
            """)
    void withoutHugePagesInTheContainerServerAndInitdbDoNotTry(
            String resources, String version, boolean isOff, boolean isOffInInitdb) {
        InlineCluster cluster = InlineCluster.of(
                "{version: '" + version + "'" + (resources.equals("{}") ? "" : ", " + resources) + "}");

        assertThat(cluster.object("ConfigMap", "orders-config").toString().contains("huge_pages"))
                .isEqualTo(isOff);
        assertThat(cluster.file("orders-patroni", "patroni.yml").contains("set: \"huge_pages=off\""))
                .isEqualTo(isOffInInitdb);
    }

    @Test
    void nothingIsBoundToOneFamilyOfAddresses() {
        InlineCluster cluster = of(EVERYTHING);

        assertThat(cluster.file("orders-patroni", "patroni.yml")).contains("listen: \"*:5432\"", "listen: \":8008\"");
        assertThat(cluster.file("orders-pgbouncer", "pgbouncer.ini")).contains("listen_addr = *");
        assertThat(cluster.rendered().manifests().objects())
                .allSatisfy(object -> assertThat(object.tree().toString()).doesNotContain("0.0.0.0", "127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {localeProvider: icu, icuLocale: de-DE}              | locale: C.UTF-8 / locale-provider: icu / icu-locale: de-DE
            {localeProvider: builtin}                            | locale: C.UTF-8 / locale-provider: builtin / builtin-locale: C.UTF-8
            {localeProvider: builtin, locale: C}                 | locale: C / locale-provider: builtin / builtin-locale: C
            {localeProvider: builtin, locale: PG_UNICODE_FAST}   | locale: C.UTF-8 / locale-provider: builtin / builtin-locale: PG_UNICODE_FAST
            {localeProvider: libc, locale: de_DE.UTF-8}          | locale: de_DE.UTF-8 / set: "huge_pages=off"
            """)
    void initdbGetsTheLocaleProvider(String initdb, String options) {
        String file = InlineCluster.of("{bootstrap: {initdb: " + initdb + "}}").file("orders-patroni", "patroni.yml");

        assertThat(file.replaceAll("\n *- ", " / ")).contains(options);
    }

    private static InlineCluster of(String spec) {
        return InlineCluster.of("{" + spec + "}", InlineCluster.target(SecretsPolicy.BOOTSTRAP_JOB));
    }

    private static String drillResources(String spec) {
        return of(spec).object("CronJob", "orders-verify")
                .at("/spec/jobTemplate/spec/template/spec/containers/0/resources")
                .toString();
    }

    /** The specs of all pods; the members' first. */
    private static List<JsonNode> pods(InlineCluster cluster) {
        List<JsonNode> pods = new ArrayList<>();
        cluster.rendered().manifests().objects().forEach(object -> {
            JsonNode spec = object.tree().path("spec");
            JsonNode template = spec.has("jobTemplate") ? spec.at("/jobTemplate/spec") : spec;
            if (template.path("template").has("spec")) {
                pods.add(
                        object.tree().path("kind").asText().equals("StatefulSet") ? 0 : pods.size(),
                        template.at("/template/spec"));
            }
        });
        return pods;
    }
}
