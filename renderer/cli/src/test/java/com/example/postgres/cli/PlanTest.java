package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.plan.impact.Impact;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pgc plan} with the real planner: gate, policy, columns, JSON. */
final class PlanTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSpecs() {
        spec("old.yaml", "postgresqlParams: {work_mem: 8MB, shared_buffers: 512MB}");
        spec("reload.yaml", "postgresqlParams: {work_mem: 16MB, shared_buffers: 512MB}");
        spec("restart.yaml", "postgresqlParams: {work_mem: 8MB, shared_buffers: 1GB}");
    }

    private void spec(String file, String fields) {
        Specs.write(directory, file, Specs.orders("version: '18', replicas: 3, storage: {size: 1Gi}, " + fields));
    }

    private Run plan(String... arguments) {
        return Run.in(
                directory,
                Stream.concat(Stream.of("plan"), Stream.of(arguments)).toArray(String[]::new));
    }

    private Run withPolicy(String policy, String... arguments) {
        Specs.write(directory, "policy.yaml", policy);
        return plan(Stream.concat(Stream.of(arguments), Stream.of("--policy", "policy.yaml"))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "reload.yaml,  DATA_RISK,       0",
        "reload.yaml,  RELOAD,          1",
        "reload.yaml,  RESIZE_IN_PLACE, 0",
        "restart.yaml, ROLLING_RESTART, 1",
        "restart.yaml, VOLUME_EXPANSION, 0",
        "old.yaml,     METADATA,        0"
    })
    void theGateIsClosedFromTheGivenImpact(String file, String failOn, int code) {
        Run run = plan("old.yaml", file, "--fail-on", failOn);

        assertThat(run.code()).as(run.out()).isEqualTo(code);
        assertThat(run.out()).contains(code == 0 ? "\nGate: open (" : "\nGate: closed by shop/orders: ");
    }

    @ParameterizedTest
    @CsvSource({"markdown", "html", "text"})
    void whatDiffersInALongValueIsInTheReport(String format) {
        String rules = "pgHba: ["
                + IntStream.range(0, 40)
                        .mapToObj(i -> "hostssl all all 10.0." + i + ".0/24 scram-sha-256")
                        .collect(Collectors.joining(", "))
                + ", hostssl all all 192.0.2.0/24 %s], podMetadata: {annotations: {example.net/note: '"
                + "x".repeat(200)
                + "%s'}}";
        spec("old.yaml", rules.formatted("md5", "one"));
        spec("new.yaml", rules.formatted("scram-sha-256", "two"));

        assertThat(plan("old.yaml", "new.yaml", "-o", format).out())
                .containsPattern("-.*192.0.2.0/24 md5")
                .containsPattern("[+].*192.0.2.0/24 scram-sha-256")
                .contains("xone", "xtwo");
    }

    @Test
    void aClosedGateIsSaidOnStandardErrorWhenTheReportIsForAProgram() {
        Run run = plan("old.yaml", "reload.yaml", "--fail-on", "RELOAD", "-o", "json");

        assertThat(run.err()).isEqualTo("""
            RELOAD: shop/orders, interrupts nothing
            error: gate closed: shop/orders: RELOAD (the gate closes at RELOAD)
            """);
    }

    @Test
    void theTargetDecidesWhichColumnCounts() {
        JsonNode gitops =
                Json.read(plan("old.yaml", "restart.yaml", "-o", "json").out());
        JsonNode operator = Json.read(plan("old.yaml", "restart.yaml", "-o", "json", "--target", "operator")
                .out());

        assertThat(gitops.path("impact").asText()).isEqualTo("ROLLING_RESTART");
        assertThat(gitops.path("steps")).isEqualTo(gitops.at("/withoutOperator/steps"));
        assertThat(operator.path("impact").asText()).isEqualTo("RESTART_POSTGRES");
        assertThat(operator.path("steps")).isEqualTo(operator.at("/withOperator/steps"));
        assertThat(operator.at("/withOperator/proven").booleanValue()).isFalse();
        assertThat(plan("old.yaml", "restart.yaml").out()).contains("With the operator: RESTART_POSTGRES");
    }

    @Test
    void jsonKeepsToItsSchema() {
        Specs.write(directory, "old/orders.yaml", Specs.read(directory, "old.yaml"));
        Specs.write(directory, "old/gone.yaml", Specs.cluster("shop", "gone", "version: '18', storage: {size: 1Gi}"));
        Specs.write(directory, "new/orders.yaml", Specs.read(directory, "restart.yaml"));
        Specs.write(directory, "new/more.yaml", Specs.cluster("shop", "more", "version: '18', storage: {size: 1Gi}"));

        JsonNode one = Json.read(plan("old.yaml", "restart.yaml", "-o", "json").out());
        JsonNode fleet = Json.read(plan("old", "new", "-o", "json").out());

        assertThat(Json.problems("plan.schema.json", one)).isEmpty();
        assertThat(Json.problems("plan.schema.json", fleet)).isEmpty();
        assertThat(fleet.path("clusters"))
                .extracting(cluster -> cluster.path("kind").asText())
                .containsExactly("deleted", "new", "changed");
        assertThat(Json.problems("plan.schema.json", Json.read("{\"impact\": \"BROKEN\", \"clusters\": []}")))
                .isNotEmpty();
    }

    @Test
    void schemasListTheImpactsOfThePlanner() {
        List<String> impacts = Arrays.stream(Impact.values()).map(Impact::name).toList();

        assertThat(Json.schema("plan.schema.json").at("/$defs/impact/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(impacts);
        assertThat(Json.schema("policy.schema.json").at("/$defs/environment/properties/allowedImpacts/items/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(impacts.subList(0, impacts.size() - 1));
    }

    @Test
    void aPlanWithoutSpecsHasNoFingerprintAndNoSpecPath() {
        Run.in(directory, "render", "old.yaml", "-d", "old");
        Run.in(directory, "render", "reload.yaml", "-d", "new");

        JsonNode json = Json.read(plan("old", "new", "-o", "json").out());

        assertThat(json.path("impact").asText()).isEqualTo("RELOAD");
        assertThat(json.has("fingerprint")).isFalse();
        assertThat(json.at("/changes/0").has("specPath")).isFalse();
        assertThat(Json.problems("plan.schema.json", json)).isEmpty();
    }

    @Test
    void annotationsAreAtTheObjectWhereThereIsNoSpec() {
        Run.in(directory, "render", "old.yaml", "-d", "old");
        Run.in(directory, "render", "reload.yaml", "-d", "new");

        assertThat(plan("old", "new", "-o", "github").out())
                .contains("::notice file=new/configmap-orders-config.yaml,line=2,col=1,title=RELOAD of shop/orders::");
    }

    @Test
    void theFirstEnvironmentWithTheNamespaceDecides() {
        String policy = """
            environments:
              - {name: shops, namespaces: ["sh?p"], allowedImpacts: [RELOAD]}
              - {name: rest, namespaces: ["*"], allowedImpacts: [ROLLING_RESTART]}
            """;

        Run reload = withPolicy(policy, "old.yaml", "reload.yaml", "--fail-on", "RELOAD");
        Run restart = withPolicy(policy, "old.yaml", "restart.yaml");

        assertThat(reload.code()).as("the policy decides, not --fail-on").isZero();
        assertThat(restart.code()).isEqualTo(1);
        assertThat(restart.out())
                .contains("Gate: closed by shop/orders: ROLLING_RESTART is not allowed in shops (allowed: RELOAD)");
    }

    @Test
    void otherNamespacesFollowFailOn() {
        String policy = "environments: [{name: x, namespaces: [shop-eu, shopping], allowedImpacts: []}]\n";

        assertThat(withPolicy(policy, "old.yaml", "restart.yaml").code()).isZero();
    }

    @Test
    void anEnvironmentMayHavePartOfTheNamespacesOfALaterOne() {
        String policy = """
            environments:
              - {name: one, namespaces: [shop-eu, "sh?"], allowedImpacts: []}
              - {name: more, namespaces: ["shop-*", "sh*", shop, "*"], allowedImpacts: [ROLLING_RESTART]}
            """;

        assertThat(withPolicy(policy, "old.yaml", "restart.yaml").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"shop, true", "sh?p-*, true", "*, true", "9, true", "[s]hop, false", "Shop, false", "shop-, false"})
    void theSchemaOfPoliciesKnowsWhatANamespaceCanBe(String namespace, boolean isKnown) {
        String policy = "{\"environments\": [{\"name\": \"a\", \"namespaces\": [%s], \"allowedImpacts\": []}]}";

        assertThat(Json.problems("policy.schema.json", Json.read(policy.formatted("\"" + namespace + "\"")))
                        .isEmpty())
                .isEqualTo(isKnown);
        assertThat(Json.problems("policy.schema.json", Json.read(policy.formatted(""))))
                .isNotEmpty();
    }

    @Test
    void maintenanceWindowsArePrinted() {
        String policy = """
            environments:
              - name: production
                namespaces: [shop]
                allowedImpacts: [ROLLING_RESTART]
                maintenanceWindows: [{schedule: "@daily", duration: 3h}]
            """;

        assertThat(withPolicy(policy, "old.yaml", "restart.yaml").out())
                .contains("\nMaintenance windows of production: @daily for 3h (Etc/UTC)\n");
        assertThat(withPolicy(policy, "old.yaml", "old.yaml").out()).doesNotContain("Maintenance");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "environments: [{name: a, namespaces: [b], allowedImpacts: [RELAOD]}]|1:60:"
                        + " environments[0].allowedImpacts[0]: Unsupported value: \"RELAOD\"|did you mean \"RELOAD\"?",
                "environments: [{name: a, namespaces: [b], allowedImpacts: [FORBIDDEN]}]|allowedImpacts[0]:"
                        + " Forbidden|never allowed",
                "environments: [{name: a, namespaces: [b], maxImpact: NONE, allowedImpacts: []}]|1:43:"
                        + " environments[0].maxImpact: Unknown field|the fields are name, namespaces",
                "environment: []|1:1: environment: Unknown field|did you mean \"environments\"?",
                "environments: {}|environments: Required value|must be a list",
                "environments: [{namespaces: [b], allowedImpacts: []}]|environments[0].name: Required value|must be a"
                        + " non-empty string",
                "environments: [{name: a, allowedImpacts: []}]|environments[0].namespaces: Required value|must be"
                        + " a list",
                "environments: [{name: a, namespaces: [b], allowedImpacts: [], maintenanceWindows: [{schedule: 99 * *"
                        + " * *, duration: 3h}]}]|maintenanceWindows[0].schedule: Invalid value|minute",
                "environments: [{name: a, namespaces: [b], allowedImpacts: [], maintenanceWindows: [{schedule:"
                        + " '@daily', duration: long}]}]|maintenanceWindows[0].duration: Invalid value|must be a duration",
                "environments: [{name: a, namespaces: [b], allowedImpacts: [], maintenanceWindows: [{schedule:"
                        + " '@daily', duration: 1h, timeZone: Mars}]}]|maintenanceWindows[0].timeZone: Invalid value|IANA",
                "environments: []|1:1: environments: Required value|list at least one environment",
                "environments: [{name: a, namespaces: [], allowedImpacts: []}]|1:26: environments[0].namespaces: Required"
                        + " value|list at least one namespace",
                "environments: [{name: a, namespaces: ['[s]hop'], allowedImpacts: []}]|1:39:"
                        + " environments[0].namespaces[0]: Invalid value: \"[s]hop\"|* stands for any characters",
                "environments: [{name: a, namespaces: [b, '{shop,x}'], allowedImpacts: []}]|namespaces[1]: Invalid value|no"
                        + " namespace has such a name",
                "environments: [{name: a, namespaces: ['!shop'], allowedImpacts: []}]|namespaces[0]: Invalid value|no"
                        + " namespace has such a name",
                "environments: [{name: a, namespaces: ['shop '], allowedImpacts: []}]|namespaces[0]: Invalid value|no"
                        + " namespace has such a name",
                "environments: [{name: a, namespaces: [Shop], allowedImpacts: []}]|namespaces[0]: Invalid value|no"
                        + " namespace has such a name",
                "environments: [{name: a, namespaces: [shop-], allowedImpacts: []}]|namespaces[0]: Invalid value|no"
                        + " namespace has such a name",
                "environments: [{name: a, namespaces: ['*'], allowedImpacts: []}, {name: b, namespaces: [x, shop],"
                        + " allowedImpacts: []}]|environments[1].namespaces[1]: Duplicate value: \"shop\"|put \"b\" above",
                "environments: [{name: a, namespaces: ['s?op-*'], allowedImpacts: []}, {name: b, namespaces: ['shop-?-*'],"
                        + " allowedImpacts: []}]|environments[1].namespaces[0]: Duplicate value|the environment \"a\" above has"
                        + " it",
                "[]|policy.yaml:1:1: Invalid value|must be a mapping",
                "# nothing|policy.yaml|a policy must contain exactly one YAML document",
                "'|policy.yaml:1:1|"
            })
    void aPolicyThatIsNotUnderstoodPlansNothing(String policy, String place, String cure) {
        Run run = withPolicy(policy, "old.yaml", "old.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(place)
                .contains(cure == null ? "" : cure)
                .contains("--policy: the file is not valid, nothing was planned");
    }

    @Test
    void aPolicyThatCannotBeReadIsAnInputError() {
        Run run = plan("old.yaml", "old.yaml", "--policy", "absent.yaml");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("error: absent.yaml: no such file or directory\n");
        assertThat(plan("old.yaml", "old.yaml", "--policy", "").code()).isEqualTo(2);
    }

    @Test
    void thePolicyOfTheGoldenReportsKeepsToItsSchema() {
        JsonNode policy = YamlReader.readTrusted("policy", Specs.read(Path.of("src/test/golden/plan"), "policy.yaml"));

        assertThat(Json.problems("policy.schema.json", policy)).isEmpty();
    }

    @Test
    void theEngineIsReadAndSaid() {
        Specs.write(directory, "flux.yaml", """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: orders, namespace: flux-system}
            spec: {prune: true, force: true, suspend: true}
            """);

        Run run = plan("old.yaml", "reload.yaml", "--engine", "flux.yaml");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "\nKustomization/orders is suspended",
                        "\nKustomization/orders deletes an object whose manifest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kustomize.toolkit.fluxcd.io/v9 | Kustomization | flux.yaml:1:1: | unknown version"
                        + " kustomize.toolkit.fluxcd.io/v9",
                "v1 | ConfigMap | flux.yaml: | must hold one Kustomization of Flux, or one Application or"
                        + " ApplicationSet of Argo CD, and has 0"
            })
    void anEngineThatIsNotKnownPlansNothing(String apiVersion, String kind, String place, String problem) {
        Specs.write(
                directory,
                "flux.yaml",
                "apiVersion: " + apiVersion + "\nkind: " + kind + "\nmetadata: {name: orders, namespace: x}\n");

        Run run = plan("old.yaml", "reload.yaml", "--engine", "flux.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(place).contains(problem, "--engine: the file is not valid");
    }

    @Test
    void aCommentAboutAWholeFleetFitsIntoAComment() {
        for (int i = 0; i < 120; i++) {
            String name = "orders-%03d-with-a-name-of-usual-length".formatted(i);
            String shape = "version: '18', storage: {size: 1Gi}, postgresqlParams: {work_mem: %s}";
            Specs.write(directory, "fleet-old/" + name + ".yaml", Specs.cluster("shop", name, shape.formatted("8MB")));
            Specs.write(directory, "fleet-new/" + name + ".yaml", Specs.cluster("shop", name, shape.formatted("16MB")));
        }

        Run run = plan("fleet-old", "fleet-new", "-o", "markdown", "--fail-on", "RELOAD");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).hasSizeLessThan(65_536).contains("Gate: closed by 100 more clusters");
        assertThat(run.out()).containsPattern("\n[0-9]+ more clusters do not fit into a comment\\.\n$");
        assertThat(run.err()).contains("gate closed: shop/orders-119");
    }

    @Test
    void capacityIsSummedOverMembersAndSidecars() {
        spec("small.yaml", "resources: {requests: {cpu: 500m, memory: 1Gi}}");
        spec("large.yaml", "resources: {requests: {cpu: '2', memory: 1Gi}}");

        assertThat(plan("small.yaml", "large.yaml").out()).contains("\nRequested by all members: CPU 1500m -> 6\n");
        assertThat(plan("small.yaml", "small.yaml").out()).doesNotContain("Requested");
    }

    @Test
    void aGivenKubernetesVersionIsNoAssumption() {
        spec("small.yaml", "resources: {requests: {cpu: 500m, memory: 1Gi}}");
        spec("large.yaml", "resources: {requests: {cpu: '2', memory: 1Gi}}");

        assertThat(plan("small.yaml", "large.yaml").out()).contains("the cluster runs Kubernetes");
        assertThat(plan("small.yaml", "large.yaml", "--kube-version", "1.35").out())
                .doesNotContain("the cluster runs Kubernetes");
    }

    @Test
    void helpAndCompletionKnowTheCommands() {
        assertThat(plan("--help").out())
                .contains("pgc plan [OPTIONS] OLD NEW", "git:BRANCH...:PATH", "closed", "ROLLING_RESTART");
        assertThat(Run.in(directory, "help", "diff").out()).contains("pgc diff [OPTIONS] OLD NEW");
        assertThat(Run.in(directory, "completion", "bash").out())
                .contains("--fail-on", "DATA_RISK", "--policy", "unified", "markdown");
    }
}
