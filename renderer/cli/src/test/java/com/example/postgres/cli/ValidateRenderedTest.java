package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidateRenderedTest {

    private static final Path EXAMPLES =
            Path.of("../../examples").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @BeforeEach
    void copyAnExample() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("ha/rendered"))) {
            for (Path file : files.toList()) {
                Specs.write(directory, "ha/" + file.getFileName(), Files.readString(file));
            }
        }
    }

    private Run validate(String... arguments) {
        return Run.in(
                directory,
                "",
                new FakeLibrary(),
                Stream.concat(Stream.of("validate"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void edit(String file, String from, String to) {
        String text = Specs.read(directory, file);
        assertThat(text).contains(from);
        Specs.write(directory, file, text.replace(from, to));
    }

    private void plantAPrivilegedContainer() {
        edit("ha/statefulset-ha.yaml", "runAsUser: 101", "runAsUser: 101\n          privileged: true");
    }

    private int lineOfThePrivilege() {
        return Specs.read(directory, "ha/statefulset-ha.yaml")
                        .lines()
                        .map(String::strip)
                        .toList()
                        .indexOf("privileged: true")
                + 1;
    }

    static List<String> examples() throws IOException {
        return ExamplesTest.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesProveCleanWithoutAWarning(String example) {
        Run run = Run.in(EXAMPLES, "validate", "--strict", "--rendered", example + "/rendered");

        assertThat(run.code()).describedAs(run.out() + run.err()).isZero();
        assertThat(run.err()).startsWith("proven: ").contains(" objects with 0 errors and 0 warnings in 1 cluster of ");
    }

    @Test
    void printsTheFactsOfEveryProof() {
        Run run = validate("--rendered", "ha");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        """
                        Pod Security Standards
                        NAMESPACE   PODS             LEVEL        ENFORCED     CONTAINERS
                        demo        StatefulSet/ha   restricted   restricted   copy-scripts, postgres
                        """,
                        "\nPermissions (RBAC)\nACCOUNT   ",
                        "\nImages\nIMAGE                             PINNED BY   USED BY\n",
                        "\nNetwork\nNAMESPACE   FROM ",
                        "\nDrain of nodes\nNAMESPACE   MEMBERS ");
        assertThat(run.err()).isEqualTo("proven: 17 objects with 0 errors and 0 warnings in 1 cluster of 17 files\n");
    }

    @Test
    void printsViolationsBelowTheFacts() {
        plantAPrivilegedContainer();

        Run run = validate("--rendered", "ha");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains("privileged   restricted   copy-scripts, postgres")
                .endsWith("""

                ha/statefulset-ha.yaml:%d:11: spec.template.spec.containers[0].securityContext.privileged: Invalid value: true: \
                keeps the container "postgres" of StatefulSet/ha from the level baseline: omit it [pod-security.privileged]
                            privileged: true
                            ^
                """.formatted(lineOfThePrivilege()));
        assertThat(run.err())
                .isEqualTo("not proven: 17 objects with 1 error and 0 warnings in 1 cluster of 17 files\n");
    }

    @Test
    void anchorsAreErrorsOnlyInFilesOfTheCluster() {
        Specs.write(directory, "ha/web.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web, labels: &labels {app: web}}
                data: {labels: *labels}
                """);
        Run foreign = validate("--rendered", "ha");
        edit("ha/web.yaml", "app: web", "postgres.example.com/cluster: ha");
        Run own = validate("--rendered", "ha");

        assertThat(foreign.code()).isZero();
        assertThat(foreign.out()).contains("yaml.alias");
        assertThat(own.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data: {a: on}", "spec: {path: y}", "data: {on: a}", "data: {a: !x b}", "data: {<<: {a: b}}"})
    void wordsThatKubernetesReadsAreErrorsOnlyInObjectsOfTheCluster(String field) {
        String other = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, labels: {app: web}}\n" + field + "\n";
        String member = "---\n" + Specs.read(directory, "ha/service-ha.yaml");
        Specs.write(directory, "ha/service-ha.yaml", member + "---\n" + other);
        Run foreign = validate("--rendered", "ha");
        edit("ha/service-ha.yaml", "app: web", "postgres.example.com/cluster: ha");
        Run own = validate("--rendered", "ha");

        assertThat(foreign.code()).as(foreign.out()).isZero();
        assertThat(foreign.out()).contains("warning: ");
        assertThat(own.code()).isEqualTo(3);
    }

    @Test
    void aSyntaxErrorIsAnErrorInAnyFile() {
        Specs.write(
                directory,
                "ha/web.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: 1, a: 2}\n");

        assertThat(validate("--rendered", "ha").code()).isEqualTo(3);
    }

    @Test
    void showsNoFactsForAnEmptySet() {
        Run run = validate("--rendered", "absent");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("absent: no such file or directory");
    }

    @Test
    void printsFactsAndViolationsAsJson() throws IOException {
        plantAPrivilegedContainer();

        JsonNode json = new ObjectMapper()
                .readTree(validate("--rendered", "ha", "-o", "json").out());

        assertThat(json.path("valid").booleanValue()).isFalse();
        assertThat(json.path("clusters").intValue()).isEqualTo(1);
        assertThat(json.at("/violations/0/rule").asText()).isEqualTo("pod-security.privileged");
        assertThat(json.at("/violations/0/line").intValue()).isEqualTo(lineOfThePrivilege());
        assertThat(json.path("proofs").fieldNames())
                .toIterable()
                .containsExactly(
                        "pod-security", "rbac", "sidecars", "images", "network", "disruption", "names", "gitops");
        assertThat(json.at("/proofs/pod-security/0/level").asText()).isEqualTo("privileged");
        assertThat(json.at("/proofs/images/0/pinnedBy").asText()).isEqualTo("tag");
        assertThat(json.at("/proofs/disruption/0").toString())
                .isEqualTo(
                        "{\"namespace\":\"demo\",\"members\":\"StatefulSet/ha\",\"replicas\":\"3\",\"budget\":\"ha\","
                                + "\"atOnce\":\"1\",\"scenario\":\"one member on each node\",\"completes\":\"yes\",\"mostAway\":\"1\","
                                + "\"handsOver\":\"yes\"}");
    }

    @Test
    void printsOnlyViolationsForCiSystems() {
        plantAPrivilegedContainer();

        assertThat(validate("-o", "github", "--rendered", "ha").out())
                .startsWith("::error file=ha/statefulset-ha.yaml,line=" + lineOfThePrivilege()
                        + ",col=11,title=pod-security.privileged::spec")
                .hasLineCount(1);
        assertThat(validate("-o", "junit", "--rendered", "ha").out())
                .contains("tests=\"17\" failures=\"1\"")
                .contains("type=\"pod-security.privileged\"");
        assertThat(validate("-o", "sarif", "--rendered", "ha").out())
                .contains("\"ruleId\" : \"pod-security.privileged\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"networkpolicy-ha-members", "poddisruptionbudget-ha", "role-ha", "service-ha-repl"})
    void whatPgcRenderedAndIsGoneIsAnError(String file) throws IOException {
        Files.delete(directory.resolve("ha/" + file + ".yaml"));

        Run run = validate("--rendered", "ha");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains("ha/.pgc.inventory:", ": Required value: pgc render wrote " + file + ".yaml, and no file has")
                .contains("[inventory.lost]");
        assertThat(validate("--rendered", "ha", "-o", "junit").out()).contains("type=\"inventory.lost\"");
    }

    @Test
    void anObjectThatIsNoLongerInItsFileIsGoneAndOneInAnotherFileIsNot() throws IOException {
        Files.move(directory.resolve("ha/networkpolicy-ha-members.yaml"), directory.resolve("ha/policies.yaml"));
        Run moved = validate("--rendered", "ha");
        edit("ha/policies.yaml", "kind: NetworkPolicy", "kind: ConfigMap");
        Run changed = validate("--rendered", "ha");

        assertThat(moved.code()).isZero();
        assertThat(changed.out()).contains("[inventory.lost]");
    }

    @Test
    void inventoriesOfSubfoldersAndOfNestedLayoutsCount() throws IOException {
        String inventory = Specs.read(directory, "ha/.pgc.inventory").replaceAll("  ([a-z])", "  demo/ha/$1");
        Files.createDirectories(directory.resolve("all/demo"));
        Files.move(directory.resolve("ha"), directory.resolve("all/demo/ha"));
        Files.delete(directory.resolve("all/demo/ha/.pgc.inventory"));
        Specs.write(directory, "all/.pgc.inventory", inventory);

        assertThat(validate("--rendered", ".").code()).isZero();
        Files.delete(directory.resolve("all/demo/ha/role-ha.yaml"));
        assertThat(validate("--rendered", ".").out()).contains("pgc render wrote demo/ha/role-ha.yaml");
    }

    @Test
    void treatsWarningsAsErrorsOnlyWithStrict() throws IOException {
        Files.delete(directory.resolve("ha/.pgc.inventory"));
        Files.delete(directory.resolve("ha/poddisruptionbudget-ha.yaml"));

        assertThat(validate("--rendered", "ha").code()).isZero();
        assertThat(validate("--rendered", "ha").out()).contains("[disruption.no-budget]");
        assertThat(validate("--rendered", "ha", "--strict").code()).isEqualTo(3);
    }

    @Test
    void readsSeveralFoldersAndTheirSubfoldersAsOneSet() throws IOException {
        Files.createDirectories(directory.resolve("deep/er"));
        Files.move(directory.resolve("ha/rolebinding-ha.yaml"), directory.resolve("deep/er/binding.yml"));

        assertThat(validate("--rendered", "ha").out()).contains("[rbac.missing]");
        assertThat(validate("--rendered", "ha", "deep").code()).isZero();
        assertThat(validate("--rendered", "ha", "--rendered", "deep").code()).isZero();
    }

    @Test
    void readsAStreamFromStandardInput() {
        String stream = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n";

        Run run = Run.in(directory, stream, new FakeLibrary(), "validate", "--rendered", "-");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("<stdin>:4:8: spec.hostPID: ");
    }

    @Test
    void readsAStreamOfManyClusters() throws IOException {
        StringBuilder cluster = new StringBuilder();
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("production/rendered"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                cluster.append("---\n").append(Files.readString(file));
            }
        }
        String stream = IntStream.range(0, 20)
                .mapToObj(i -> cluster.toString().replaceAll("\\bshop\\b", "shop-" + i))
                .collect(Collectors.joining());

        Run run = Run.in(directory, stream, new FakeLibrary(), "validate", "--strict", "--rendered", "-");

        assertThat(stream).hasSizeGreaterThan(2 * YamlReader.MAX_BYTES);
        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(run.err()).endsWith(" with 0 errors and 0 warnings in 20 clusters of 1 file\n");
    }

    @Test
    void refusesOptionsThatDoNotApply() {
        assertThat(validate("a.yaml", "--rendered", "ha")).isEqualTo(new Run(2, "", """
                        error: --rendered cannot be combined with FILE
                        hint: it checks rendered objects: validate the PostgresCluster in a separate run
                        """));
        Run run = validate("-f", "a.yaml", "-n", "shop", "--rendered", "ha");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--filename", "--namespace");
        assertThat(validate("--rendered").code()).isEqualTo(2);
        assertThat(validate("--debug", "--rendered", "ha").code()).isZero();
    }

    @Test
    void reportsThePositionOfWhatIsNotAnObject() {
        Specs.write(directory, "ha/values.yaml", "replicas: 3\n");
        Specs.write(directory, "ha/broken.json", "{\"kind\": ");

        Run run = validate("--rendered", "ha", "-o", "github");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        "file=ha/values.yaml,line=1,col=1,title=object.kind::kind: Required value",
                        "file=ha/broken.json,line=1,col=10,title=yaml.");
    }

    @Test
    void reportsUnreadableFiles() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        Specs.write(directory, "nothing/a.yaml", "# nothing\n");

        assertThat(validate("--rendered", "absent").code()).isEqualTo(5);
        assertThat(validate("--rendered", "absent").err()).startsWith("error: absent: no such file or directory\n");
        assertThat(validate("--rendered", "empty").code()).isEqualTo(5);
        assertThat(validate("--rendered", "nothing").code()).isEqualTo(3);
        assertThat(validate("--rendered", "nothing").out()).endsWith("[object.none]\n");
    }

    @Test
    void provesTheRestIfAFileIsUnreadable() {
        plantAPrivilegedContainer();

        Run run = validate("--rendered", "ha", "lost.yaml");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).startsWith("error: lost.yaml: no such file or directory\n");
        assertThat(run.out()).contains("[pod-security.privileged]");
    }

    @Test
    void helpShowsHowToGateCi() {
        assertThat(validate("--help").out())
                .contains(
                        "pgc validate [-o FORMAT] [--strict] --rendered DIR", "pgc validate --rendered deploy/orders");
        assertThat(Run.in(directory, "completion", "bash").out()).contains("--rendered");
    }
}
