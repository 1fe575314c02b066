package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pgc facts}, and what {@code pgc plan --facts} makes of its output. */
final class FactsTest {

    private static final String SPEC =
            "version: '18', replicas: 3, storage: {size: %s}, resources: {requests: {cpu: '%s', memory: 1Gi}}";

    private static final String MEMBER = """
            apiVersion: v1
            kind: Pod
            metadata:
              name: orders-%1$d
              namespace: shop
              labels: {postgres.example.com/cluster: orders, postgres.example.com/component: postgres}
              annotations: {status: '{"role": "%2$s", "state": "running", "timeline": 3, "conn_url": "postgres://10.0.0.1:5432/postgres"}'}
            spec:
              nodeName: n1
              containers:
                - {name: postgres, image: "postgres:18", env: [{name: PASSWORD, value: treasure}]}
            status: {qosClass: Burstable, conditions: [{type: Ready, status: "%3$s"}]}
            """;

    @TempDir
    private Path directory;

    private final FakeApiServer server = new FakeApiServer();

    @BeforeEach
    void storeCluster() {
        server.writeKubeconfig(directory);
        server.answer("/version", "{major: '1', minor: 35+}");
        server.answer("/api/v1", "{resources: [{name: pods}, {name: pods/resize}]}");
        server.store(YamlReader.readTrusted("node", """
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {topology.kubernetes.io/zone: z1}}
                status: {allocatable: {cpu: "4", memory: 8Gi}, addresses: [{address: 10.0.0.9}]}
                """));
        server.store(YamlReader.readTrusted("class", """
                apiVersion: storage.k8s.io/v1
                kind: StorageClass
                metadata: {name: fast, annotations: {storageclass.kubernetes.io/is-default-class: "true"}}
                allowVolumeExpansion: true
                """));
        server.store(YamlReader.readTrusted("pod", MEMBER.formatted(0, "primary", "True")));
        server.store(YamlReader.readTrusted("pod", MEMBER.formatted(1, "replica", "True")));
        server.store(YamlReader.readTrusted("pod", MEMBER.formatted(2, "replica", "False")));
        Specs.write(directory, "old.yaml", Specs.orders(SPEC.formatted("1Gi", "1")));
        Specs.write(directory, "new.yaml", Specs.orders(SPEC.formatted("2Gi", "2")));
        Specs.write(directory, "huge.yaml", Specs.orders(SPEC.formatted("1Gi", "6")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** The operator has pinned an image, and its server is older than the default. */
    private void storeOperated() {
        server.store(YamlReader.readTrusted("cluster", Specs.orders(SPEC.formatted("1Gi", "1")) + """
                status:
                  version: "18"
                  storageSize: 1Gi
                  renderTarget:
                    kubernetesVersion: "1.33"
                    apiVersions: [cert-manager.io/v1]
                    images: {postgres: "example.net/pg:18"}
                    secrets: reference
                """));
    }

    private static final List<String> PUBLISHED = List.of(
            "--target",
            "operator",
            "--kube-version",
            "1.33",
            "--image",
            "postgres=example.net/pg:18",
            "--api-versions",
            "cert-manager.io/v1");

    private Run plan(List<String> options, String... more) {
        return Run.in(
                directory,
                Stream.of(List.of("plan", "old.yaml", "new.yaml"), options, List.of(more))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    private static String fingerprint(Run run) {
        int start = run.out().indexOf("sha256:");
        assertThat(start).as(run.out() + run.err()).isPositive();
        return run.out().substring(start, start + 71);
    }

    @Test
    void aPlanForTheOperatorIsForWhatItRendersFor() {
        storeOperated();
        String facts = facts().out();
        Specs.write(directory, "facts.yaml", facts);
        Run known = plan(List.of("--target", "operator"), "--facts", "facts.yaml");

        assertThat(Json.problems("facts.schema.json", YamlReader.readTrusted("facts", facts)))
                .isEmpty();
        assertThat(fingerprint(known))
                .isEqualTo(fingerprint(plan(PUBLISHED)))
                .isNotEqualTo(fingerprint(plan(List.of("--target", "operator"))));
        assertThat(known.out())
                .contains("rendered for Kubernetes 1.33, but according to the facts the cluster runs 1.35");
        assertThat(known.out() + plan(List.of("--facts", "facts.yaml")).out())
                .doesNotContain("render target", "differs from the operator's");
    }

    /** A larger volume that the operator holds, such as for want of an approval. */
    @Test
    void aChangeThatTheOperatorHasNotMadeCanBeTakenBack() {
        storeOperated();
        Run facts = facts();
        Specs.write(directory, "facts.yaml", facts.out());

        Run back = Run.in(directory, "plan", "new.yaml", "old.yaml", "--facts", "facts.yaml");

        assertThat(facts.out()).contains("volumeSize: 1Gi");
        assertThat(back.out()).contains("no volume is larger than this").doesNotContain("FORBIDDEN");
        assertThat(Run.in(directory, "plan", "new.yaml", "old.yaml").out()).contains("FORBIDDEN");
    }

    @Test
    void aNodeThatDoesNotSayYetWhatItHasIsLeftOut() {
        server.store(YamlReader.readTrusted("node", "{apiVersion: v1, kind: Node, metadata: {name: n2}}"));
        Run run = facts();

        assertThat(run.out()).contains("name: n1").doesNotContain("n2");
        Specs.write(directory, "facts.yaml", run.out());
        assertThat(plan(List.of(), "--facts", "facts.yaml").err()).doesNotContain("facts.quantity");
    }

    @Test
    void anOptionWinsOverWhatTheOperatorRendersForAndThePlanSaysSo() {
        storeOperated();
        Specs.write(directory, "facts.yaml", facts().out());

        Run other = plan(PUBLISHED, "--facts", "facts.yaml", "--registry", "example.org");

        assertThat(fingerprint(other))
                .isEqualTo(fingerprint(plan(PUBLISHED, "--registry", "example.org")))
                .isNotEqualTo(fingerprint(plan(PUBLISHED)));
        assertThat(other.out())
                .contains(
                        "--registry example.org, but the operator renders without one: the fingerprint differs from the"
                                + " operator's")
                .doesNotContain("--kube-version 1.33, but", "--image");
        assertThat(plan(List.of("--target", "operator", "--kube-version", "1.34"), "--facts", "facts.yaml")
                        .out())
                .contains("--kube-version 1.34, but the operator renders with 1.33: ");
    }

    @Test
    void aPlanSaysThatTheTargetOfTheOperatorIsAssumed() {
        Specs.write(directory, "facts.yaml", facts().out());

        assertThat(plan(List.of("--target", "operator")).out()).contains("The operator's render target is unknown");
        assertThat(plan(List.of("--target", "operator"), "--facts", "facts.yaml")
                        .out())
                .contains("shop/orders: the operator's render target is unknown");
        assertThat(plan(List.of()).out()).doesNotContain("the operator renders");
        assertThat(Run.in(directory, "plan", "old.yaml", "old.yaml", "--target", "operator")
                        .out())
                .doesNotContain("the operator renders");
    }

    @Test
    void aVersionThatIsNotThatOfTheFactsIsNamed() {
        Specs.write(directory, "facts.yaml", facts().out());
        String other = "The objects are rendered for Kubernetes 1.34, but according to the facts the cluster runs 1.35";

        assertThat(plan(List.of("--facts", "facts.yaml"), "--kube-version", "1.34")
                        .out())
                .contains(other);
        assertThat(plan(List.of("--facts", "facts.yaml"), "--kube-version", "1.35")
                        .out())
                .doesNotContain("according to the facts");
        assertThat(plan(List.of("--facts", "facts.yaml")).out()).doesNotContain("according to the facts");
    }

    /** A spec may get its namespace only when it is applied. */
    @Test
    void aSpecWithoutItsNamespaceHasTheSameFingerprint() {
        storeOperated();
        Specs.write(directory, "facts.yaml", facts().out());
        List<String> options = List.of("--target", "operator", "--facts", "facts.yaml");
        String fingerprint = fingerprint(plan(options));
        for (String file : List.of("old.yaml", "new.yaml")) {
            Specs.write(directory, file, Specs.read(directory, file).replace("  namespace: shop\n", ""));
        }

        assertThat(fingerprint(plan(options))).isEqualTo(fingerprint);
        assertThat(fingerprint(plan(options, "-n", "shop"))).isEqualTo(fingerprint);
    }

    private Run facts(String... arguments) {
        return Run.in(
                directory,
                Stream.concat(Stream.of("facts", "--kubeconfig", "kubeconfig"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void factsKeepToTheirSchemaAndHoldNoSecret() {
        Run run = facts();

        JsonNode facts = YamlReader.readTrusted("facts", run.out());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Json.problems("facts.schema.json", facts)).isEmpty();
        assertThat(facts.at("/kubernetes/version").asText()).isEqualTo("1.35");
        assertThat(facts.at("/kubernetes/resizesPods").booleanValue()).isTrue();
        assertThat(facts.at("/clusters/0/members"))
                .extracting(member -> member.path("role").asText() + member.path("ready"))
                .containsExactly("primarytrue", "replicatrue", "replicafalse");
        assertThat(run.out()).doesNotContain("treasure", "conn_url", "10.0.0");
        assertThat(server.requests())
                .allMatch(request -> request.startsWith("GET "))
                .noneMatch(request -> request.contains("secrets"));
        assertThat(Json.read(facts("-o", "json").out())).isEqualTo(facts);
        assertThat(Json.problems("facts.schema.json", Json.read("{\"nodes\": []}")))
                .isNotEmpty();
    }

    @Test
    void aFactReplacesItsAssumption() {
        Specs.write(directory, "facts.yaml", facts().out());

        String assumed = Run.in(directory, "plan", "old.yaml", "new.yaml").out();
        String known = Run.in(directory, "plan", "old.yaml", "new.yaml", "--facts", "facts.yaml")
                .out();

        assertThat(assumed)
                .contains("the storage class (default) allows volumes to grow", "the cluster runs Kubernetes 1.35");
        assertThat(known).doesNotContain("allows volumes to grow", "the cluster runs Kubernetes");
    }

    @Test
    void aStorageClassThatCannotGrowForbidsALargerVolume() {
        Specs.write(
                directory,
                "facts.yaml",
                facts().out().replace("allowVolumeExpansion: true", "allowVolumeExpansion: false"));

        Run run = Run.in(directory, "plan", "old.yaml", "new.yaml", "--facts", "facts.yaml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("FORBIDDEN", "does not allow volumes to grow");
    }

    @Test
    void aServerThatDoesNotResizePodsReplacesThem() {
        String facts = facts().out();
        Specs.write(directory, "facts.yaml", facts);
        Specs.write(directory, "old-server.yaml", facts.replace("resizesPods: true", "resizesPods: false"));
        Specs.write(directory, "more.yaml", Specs.orders(SPEC.formatted("1Gi", "2")));

        assertThat(plan("more.yaml", "facts.yaml").path("impact").asText()).isEqualTo("RESIZE_IN_PLACE");
        assertThat(plan("more.yaml", "old-server.yaml").path("impact").asText()).isEqualTo("ROLLING_RESTART");
    }

    @Test
    void theQosClassOfTheRunningPodsCounts() {
        Specs.write(directory, "more.yaml", Specs.orders(SPEC.formatted("1Gi", "2")));
        Specs.write(directory, "facts.yaml", facts().out().replace("qosClass: Burstable", "qosClass: BestEffort"));

        assertThat(plan("more.yaml", "facts.yaml").toString())
                .contains("QoS class of a running pod cannot change from BestEffort");
    }

    private JsonNode plan(String file, String facts) {
        return Json.read(
                Run.in(directory, "plan", "old.yaml", file, "-o", "json", "--target", "operator", "--facts", facts)
                        .out());
    }

    @Test
    void obstaclesAreSaid() {
        Specs.write(directory, "facts.yaml", facts().out());

        String plan = Run.in(directory, "plan", "old.yaml", "huge.yaml", "--facts", "facts.yaml")
                .out();

        assertThat(plan)
                .contains(
                        "shop/orders: not ready: orders-2 (running)",
                        "shop/orders: no node is large enough for a member");
        assertThat(Run.in(directory, "plan", "old.yaml", "old.yaml", "--facts", "facts.yaml")
                        .out())
                .doesNotContain("not ready", "no node");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kubernetes: {version: new, resizesPods: true}|facts.yaml:1:14: kubernetes.version|such as \"1.35\"",
                "kubernetes: {version: '1.35', resizesPods: maybe}|facts.yaml:1:31: kubernetes.resizesPods|true or false",
                "{}|kubernetes|must be a mapping",
                "{kubernetes: {version: '1.35', resizesPods: true}, node: []}|node: Unknown field|did you mean \"nodes\"?",
                "{kubernetes: {version: '1.35', resizesPods: true}, nodes: [{name: a, cpu: lots, memory: 1Gi}]}|nodes[0].cpu|must"
                        + " be a quantity",
                "{kubernetes: {version: '1.35', resizesPods: true}, clusters: [{namespace: a, name: b}]}|clusters[0].members|must"
                        + " be a list",
                "{kubernetes: {version: '1.35', resizesPods: true}, clusters: [{namespace: a, name: b, members: [],"
                        + " renderTarget: {kubernetesVersion: 1.35}}]}|clusters[0].renderTarget|as pgc facts prints it",
                "a: [|facts.yaml|"
            })
    void factsThatAreNotUnderstoodPlanNothing(String facts, String place, String cure) {
        Specs.write(directory, "facts.yaml", facts);

        Run run = Run.in(directory, "plan", "old.yaml", "new.yaml", "--facts", "facts.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(place, "--facts: the file is not valid").contains(cure == null ? "" : cure);
    }

    @Test
    void whatCannotBeReadIsAnError() {
        server.refuse("/nodes", 403);

        Run run = facts();

        assertThat(run.code()).isEqualTo(6);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the context test is not allowed to list nodes", "hint: ");
    }
}
