package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OLD and NEW may be, and that whatever cannot be read is never taken for "no differences". */
final class SideInputTest {

    private static final String SPEC = "version: '18', storage: {size: 1Gi}";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeSides() {
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a], value: old"));
        Specs.write(directory, "new.yaml", Specs.orders("objects: [a], value: new"));
    }

    private Run pgc(String... arguments) {
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    private Run real(String... arguments) {
        return Run.in(directory, arguments);
    }

    private void renderReal() {
        Specs.write(directory, "real.yaml", Specs.orders(SPEC));
        assertThat(real("render", "real.yaml", "-d", "deploy").code()).isZero();
    }

    @Test
    void theSameSideTwiceHasNoDifferences() {
        Run run = pgc("diff", "orders.yaml", "orders.yaml");

        assertThat(run).isEqualTo(new Run(0, "", "no differences in 1 cluster\n"));
    }

    @Test
    void aSpecAndTheDirectoryRenderedFromItHaveNoDifferences() {
        renderReal();

        assertThat(real("diff", "deploy", "real.yaml").err()).isEqualTo("no differences in 1 cluster\n");
        assertThat(real("diff", "real.yaml", "deploy").code()).isZero();
        assertThat(real("plan", "deploy", "real.yaml").out()).startsWith("NONE: nothing changes in 1 cluster\n");
    }

    @Test
    void anEditedRenderedFileIsADifference() {
        renderReal();
        edit("deploy/statefulset-orders.yaml", "replicas: 1", "replicas: 2");

        Run run = real("diff", "deploy", "real.yaml");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
            shop/orders
              ~ StatefulSet/orders
                  spec.replicas: 2 -> 1
            """);
    }

    private void edit(String file, String from, String to) {
        String text = Specs.read(directory, file);
        assertThat(text).contains(from);
        Specs.write(directory, file, text.replace(from, to));
    }

    @Test
    void theSpecCountsInADirectoryThatHoldsAlsoWhatWasRenderedFromIt() {
        Specs.write(directory, "all/orders.yaml", Specs.orders(SPEC));
        real("render", "all/orders.yaml", "-d", "all/rendered");
        Specs.write(
                directory,
                "all/kustomization.yaml",
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n");
        Specs.write(directory, "all/orders.yaml", Specs.orders(SPEC + ", replicas: 2"));

        Run run = real("diff", "all/rendered", "all");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("spec.replicas: 1 -> 2");
        assertThat(run.err()).contains("note: all/rendered/");
    }

    @Test
    void objectsOfNoClusterAreComparedByNamespace() throws IOException {
        renderReal();
        Files.createDirectory(directory.resolve("more"));
        for (Path file : list("deploy")) {
            Files.copy(file, directory.resolve("more").resolve(file.getFileName()));
        }
        Specs.write(directory, "more/web.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            """);

        assertThat(real("diff", "deploy", "more").out())
                .isEqualTo("shop: objects without a cluster\n  + Deployment/web\n");
        Run plan = real("plan", "deploy", "more");
        assertThat(plan.code()).isEqualTo(1);
        assertThat(plan.out()).startsWith("UNKNOWN: ");
    }

    private List<Path> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.toList();
        }
    }

    @Test
    void readsAStreamOfObjectsFromStandardInput() {
        String rendered = pgc("render", "new.yaml").out();

        Run run = Run.in(directory, rendered, new FakeLibrary(), "diff", "-", "-o", "json", "-");
        Run mixed = Run.in(directory, rendered, new FakeLibrary(), "diff", "orders.yaml", "-");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("OLD and NEW are both standard input");
        assertThat(mixed.code()).isEqualTo(1);
    }

    @Test
    void readsPatterns() {
        Specs.write(directory, "deep/er/b.yaml", Specs.cluster("shop", "b", "objects: [b]"));

        assertThat(pgc("diff", "deep/**/*.yaml", "deep").code()).isZero();
        assertThat(pgc("diff", "deep/**/c.yaml", "deep").err()).contains("deep/**/c.yaml: no file matches");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "absent.yaml | no such file or directory",
                "absent      | no such file or directory",
                "empty       | no .yaml, .yml or .json file in this directory"
            })
    void aSideWithoutFilesIsAnErrorOnEitherSide(String side, String reason) throws IOException {
        Files.createDirectory(directory.resolve("empty"));

        for (String command : List.of("diff", "plan")) {
            Run old = pgc(command, side, "orders.yaml");
            Run late = pgc(command, "orders.yaml", side);
            assertThat(old)
                    .isEqualTo(new Run(5, "", "error: " + side + ": " + reason + "\nerror: nothing was compared\n"));
            assertThat(late).isEqualTo(old);
        }
    }

    @Test
    void filesWithoutAnObjectAreAnError() {
        Specs.write(directory, "notes.yaml", "# nothing\n");

        Run run = pgc("diff", "notes.yaml", "orders.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("notes.yaml: ", "no PostgresCluster and no Kubernetes object found");
    }

    @Test
    void anUnresolvedMergeConflictIsSaidWithItsLine() {
        Specs.write(directory, "new.yaml", """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders, namespace: shop}
            <<<<<<< HEAD
            spec: {objects: [a]}
            =======
            spec: {objects: [b]}
            >>>>>>> topic
            """);

        Run run = pgc("plan", "orders.yaml", "new.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("new.yaml:4:1: Syntax error: an unresolved merge conflict: resolve it [input.conflict]\n");
    }

    @Test
    void aConflictInTheInventoryIsSaid() {
        renderReal();
        edit("deploy/.pgc.inventory", "# layout: flat", "<<<<<<< HEAD\n# layout: flat\n=======\n>>>>>>> topic");

        Run run = real("diff", "deploy", "real.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("deploy/.pgc.inventory:2:1: Syntax error: an unresolved merge conflict");
    }

    @Test
    void aHalfWrittenDirectoryIsSaid() throws IOException {
        renderReal();
        Files.delete(directory.resolve("deploy/service-orders.yaml"));
        Run missing = real("plan", "real.yaml", "deploy");
        Specs.write(
                directory,
                "deploy/.pgc.inventory",
                Specs.read(directory, "deploy/.pgc.inventory") + "# unfinished: run the same command again\n"
                        + "0".repeat(64) + "  service-orders.yaml\n");
        Run interrupted = real("plan", "real.yaml", "deploy");

        assertThat(missing).isEqualTo(new Run(5, "", """
            error: deploy/service-orders.yaml: missing, but in the inventory of the directory: render it again, or \
            restore the file
            error: nothing was compared
            """));
        assertThat(interrupted.code()).isEqualTo(5);
        assertThat(interrupted.err()).contains("deploy/.pgc.inventory: pgc render was interrupted here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# a comment\n", "---\n"})
    void anEmptyFileOfARenderedDirectoryIsSaid(String content) {
        renderReal();
        Specs.write(directory, "deploy/statefulset-orders.yaml", content);

        for (Run run : List.of(
                real("plan", "deploy", "real.yaml"),
                real("diff", "real.yaml", "deploy"),
                real("upgrade", "--preview", "deploy", "real.yaml"))) {
            assertThat(run).isEqualTo(new Run(5, "", """
                error: deploy/statefulset-orders.yaml: empty, but in the inventory of the directory: render it again, or \
                restore the file
                error: nothing was compared
                """));
        }
    }

    @Test
    void aHalfWrittenDirectoryBesideASpecOfAnotherClusterIsSaid() throws IOException {
        renderReal();
        Specs.write(directory, "deploy/bills/cluster.yaml", Specs.cluster("shop", "bills", SPEC));
        assertThat(real("plan", "deploy", "deploy").code()).isZero();
        Files.delete(directory.resolve("deploy/statefulset-orders.yaml"));

        Run run = real("plan", "deploy", "deploy");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("deploy/statefulset-orders.yaml: missing, but in the inventory");
        Specs.write(directory, "deploy/orders/cluster.yaml", Specs.orders(SPEC));
        assertThat(real("plan", "deploy", "deploy").code())
                .as("the spec counts")
                .isZero();
    }

    @Test
    void aLinkThatLeadsNowhereIsSaid() throws IOException {
        Specs.write(directory, "clusters/bills.yaml", Specs.cluster("shop", "bills", SPEC));
        Files.createSymbolicLink(directory.resolve("clusters/gone.yaml"), directory.resolve("nowhere"));

        Run run = real("plan", "clusters", "clusters");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: clusters/gone.yaml: no such file or directory\n");
    }

    @Test
    void aLinkThatLeadsBackIsSaid() throws IOException {
        Specs.write(directory, "clusters/orders.yaml", Specs.orders(SPEC));
        Files.createSymbolicLink(directory.resolve("clusters/loop"), directory.resolve("clusters"));

        for (Run run : List.of(
                real("plan", "clusters", "clusters"),
                real("plan", "clusters/**.yaml", "orders.yaml"),
                real("validate", "-R", "clusters"))) {
            assertThat(run.code()).as(run.err()).isEqualTo(5);
            assertThat(run.err()).contains("a symbolic link leads back to a directory above it: loop\n");
        }
    }

    @Test
    void aHalfWrittenFileIsSaidWithItsLine() {
        renderReal();
        Specs.write(directory, "deploy/extra.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x\n");

        Run run = real("diff", "deploy", "real.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("deploy/extra.yaml:3:11: ");
    }

    @Test
    void otherThingsInARenderedDirectoryAreSaidWithTheirLine() {
        renderReal();
        Specs.write(directory, "deploy/values.yaml", "replicas: 3\n");

        Run run = real("diff", "deploy", "real.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("deploy/values.yaml:1:1: kind: Required value")
                .contains("move the file elsewhere");
    }

    @Test
    void aSpecThatThisVersionRefusesIsSaidForEitherSide() {
        Specs.write(directory, "bad.yaml", Specs.orders("objects: [a], replicas: 500"));

        Run old = pgc("plan", "bad.yaml", "orders.yaml");
        Run late = pgc("plan", "orders.yaml", "bad.yaml");

        assertThat(List.of(old.code(), late.code())).containsOnly(3);
        assertThat(old.out() + late.out()).isEmpty();
        assertThat(old.err()).startsWith("bad.yaml:6:").contains("at most 100", "hint: instead of a spec");
    }

    @Test
    void onlyTheNewSideIsWarnedAbout() {
        Specs.write(directory, "many.yaml", Specs.orders("objects: [a], replicas: 51"));

        assertThat(pgc("diff", "many.yaml", "orders.yaml").err()).doesNotContain("that is many");
        assertThat(pgc("diff", "orders.yaml", "many.yaml").err()).contains("many.yaml:6:", "that is many");
    }

    @Test
    void aDefectOfOneClusterIsNoDifference() {
        Specs.write(directory, "unlucky.yaml", Specs.orders("objects: [a], replicas: 13"));

        Run run = pgc("diff", "orders.yaml", "unlucky.yaml");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("unlucky.yaml:1:1: java.lang.IllegalStateException: unlucky");
    }

    @Test
    void twoSpecsOfOneClusterOnASideAreAnError() {
        Specs.write(directory, "twice/a.yaml", Specs.orders("objects: [a]"));
        Specs.write(directory, "twice/b.yaml", Specs.orders("objects: [b]"));

        assertThat(pgc("diff", "orders.yaml", "twice").err()).contains("another PostgresCluster with this namespace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "diff",
                "plan",
                "diff orders.yaml",
                "diff cluster cluster",
                "diff orders.yaml new.yaml --context production",
                "plan orders.yaml new.yaml --kubeconfig config",
                "plan orders.yaml new.yaml --fail-on BROKEN",
                "plan orders.yaml new.yaml -o sarif",
                "diff orders.yaml new.yaml -o html",
                "plan orders.yaml new.yaml third.yaml"
            })
    void wrongUsageIsTwo(String command) {
        Run run = pgc(command.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("error: ").contains("hint: ");
    }

    @Test
    void valuesOfSecretsAreNeverShown() {
        String secret = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: keys
              namespace: shop
              annotations: {kubectl.kubernetes.io/last-applied-configuration: "%1$s"}
            stringData: {password: "%1$s", same: "treasure"}
            data: {key: "%1$s"}
            """;
        Specs.write(directory, "old/secret.yaml", secret.formatted("treasure1"));
        Specs.write(directory, "new/secret.yaml", secret.formatted("treasure2"));
        Specs.write(directory, "new/more.yaml", secret.formatted("treasure3").replace("name: keys", "name: more"));

        for (String format : List.of("text", "unified", "json")) {
            Run run = pgc("diff", "old", "new", "-o", format);
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("hidden").doesNotContain("treasure");
        }
        for (String format : List.of("text", "markdown", "json", "github", "html")) {
            assertThat(pgc("plan", "old", "new", "-o", format).out())
                    .contains("keys")
                    .doesNotContain("treasure");
            assertThat(pgc("plan", "new", "old", "-o", format).out())
                    .contains("more")
                    .doesNotContain("treasure");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stringData: treasure",
                "data: [treasure, b]",
                "stringData: {a: [treasure]}",
                "stringdata: {a: treasure}",
                "data: {a: treasure}"
            })
    void noFieldOfASecretThatMayHoldAValueIsShown(String field) {
        for (String version : List.of("v1", "v2", "example.com/v1")) {
            String secret =
                    "apiVersion: " + version + "\nkind: Secret\nmetadata: {name: %s, namespace: shop}\n" + field;
            String list = "apiVersion: v1\nkind: List\nitems:\n- " + secret.replace("\n", "\n  ") + "\n";
            Specs.write(directory, "old/secret.yaml", secret.formatted("keys").replace("treasure", "treasure1") + "\n");
            Specs.write(directory, "new/secret.yaml", secret.formatted("keys").replace("treasure", "treasure2") + "\n");
            Specs.write(directory, "new/more.yaml", list.formatted("more"));

            for (String format : List.of("text", "unified", "json")) {
                assertThat(pgc("diff", "old", "new", "-o", format).out())
                        .as(format)
                        .contains("more")
                        .doesNotContain("treasure");
                assertThat(pgc("diff", "new", "old", "-o", format).out()).doesNotContain("treasure");
            }
            for (String format : List.of("text", "markdown", "json", "github", "html")) {
                assertThat(pgc("plan", "old", "new", "-o", format).out())
                        .as(format)
                        .contains("more")
                        .doesNotContain("treasure");
                assertThat(pgc("plan", "new", "old", "-o", format).out()).doesNotContain("treasure");
            }
        }
    }

    @Test
    void aChangedValueOfASecretIsCalledSo() {
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: shop}\ndata: {key: %s}\n";
        Specs.write(directory, "old/secret.yaml", secret.formatted("b25l"));
        Specs.write(directory, "new/secret.yaml", secret.formatted("dHdv"));

        assertThat(pgc("diff", "old", "new").out()).contains("      data.key: changed (hidden)\n");
        for (String format : List.of("text", "markdown", "html")) {
            assertThat(pgc("plan", "old", "new", "-o", format).out())
                    .as(format)
                    .contains("changed (hidden)")
                    .doesNotContain("<hidden>", "&lt;hidden");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stringData:\n  a: 1treasure\n  a: 2treasure\n",
                "stringData:\n  a: 'treasure\n",
                "stringData:\n  a: treasure: b\n",
                "stringData: {a: treasure\n",
                "stringData:\n  a: *treasure\n",
                "stringData:\n  a: !treasure b\n",
                "{\"kind\": \"Secret\", \"data\": {\"a\": treasure}, @}"
            })
    void anErrorInASecretShowsNoLineOfIt(String data) {
        String secret = data.startsWith("{")
                ? data
                : "apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: shop}\n" + data;
        Specs.write(directory, "set/secret.yaml", secret);
        Specs.write(
                directory,
                "set/map.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1, a: shown}\n");

        for (List<String> command : List.of(
                List.of("diff", "set", "set"),
                List.of("plan", "set", "set"),
                List.of("validate", "set/secret.yaml"),
                List.of("render", "set/secret.yaml"),
                List.of("explain", "set/secret.yaml:2", "set/secret.yaml"),
                List.of("plan", "orders.yaml", "orders.yaml", "--policy", "set/secret.yaml"),
                List.of("plan", "orders.yaml", "orders.yaml", "--engine", "set/secret.yaml"))) {
            Run run = pgc(command.toArray(String[]::new));
            assertThat(run.code()).as("%s %s", command, run.err()).isBetween(2, 3);
            assertThat(run.out() + run.err())
                    .as("%s", command)
                    .contains("secret.yaml:")
                    .doesNotContain("treasure");
        }
        assertThat(pgc("diff", "set", "set").err()).contains("  data: {a: 1, a: shown}\n");
        for (String format : List.of("text", "json", "junit", "sarif", "github")) {
            Run run = pgc("validate", "--rendered", "set", "-o", format);
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out() + run.err())
                    .as(format)
                    .contains("secret.yaml", "map.yaml")
                    .doesNotContain("treasure");
        }
        Run function = Run.in(directory, secret, new FakeLibrary(), "fn");
        assertThat(function.code()).isEqualTo(5);
        assertThat(function.out() + function.err()).doesNotContain("treasure");
    }
}
