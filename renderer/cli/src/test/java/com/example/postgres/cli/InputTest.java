package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputTest {

    private static final String DEPLOYMENT = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeClusters() {
        Specs.write(directory, "clusters/b.yml", Specs.cluster("shop", "b", "objects: [b]"));
        Specs.write(directory, "clusters/a.yaml", Specs.cluster("shop", "a", "objects: [a]"));
        Specs.write(directory, "clusters/deep/c.yaml", Specs.cluster("shop", "c", "objects: [c]"));
        Specs.write(directory, "clusters/.hidden.yaml", "{");
        Specs.write(directory, "clusters/notes.txt", "{");
        Specs.write(directory, "app/web.yaml", DEPLOYMENT);
    }

    private Run names(String... input) {
        String[] arguments = new String[input.length + 3];
        System.arraycopy(input, 0, arguments, 3, input.length);
        arguments[0] = "render";
        arguments[1] = "-o";
        arguments[2] = "name";
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    @Test
    void readsTheManifestsOfADirectoryByName() {
        assertThat(names("clusters").out()).isEqualTo("configmap/a\nconfigmap/b\n");
    }

    @Test
    void readsSubdirectoriesOnRequest() {
        assertThat(names("-R", "clusters").out()).isEqualTo("configmap/a\nconfigmap/b\nconfigmap/c\n");
    }

    @Test
    void expandsPatternsItself() {
        assertThat(names("clusters/*.yaml").out()).isEqualTo("configmap/a\n");
        assertThat(names("clusters/**.yaml").out()).isEqualTo("configmap/a\nconfigmap/c\n");
        assertThat(names("./clusters/{a,b}.y*").out()).isEqualTo("configmap/a\nconfigmap/b\n");
        assertThat(names(directory + "/clusters/?.yml").out()).isEqualTo("configmap/b\n");
    }

    @Test
    void readsEachFileOnce() {
        assertThat(names("clusters/a.yaml", "clusters", "./clusters/b.yml").out())
                .isEqualTo("configmap/a\nconfigmap/b\n");
    }

    @Test
    void skipsOtherKindsAndSaysSo() {
        Run run = names("app", "clusters");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("note: app/web.yaml: skipped, not a PostgresCluster: Deployment");
    }

    @Test
    void refusesANamedFileWithoutACluster() {
        Run run = names("app/web.yaml", "clusters");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("app/web.yaml:1:1: Required value: no PostgresCluster found, only Deployment");
    }

    @Test
    void refusesADirectoryWithoutACluster() {
        assertThat(names("app").code()).isEqualTo(3);
    }

    @Test
    void reportsAllUnreadableFiles() throws IOException {
        Files.createDirectory(directory.resolve("empty"));
        Files.createSymbolicLink(directory.resolve("gone.yaml"), directory.resolve("nowhere"));

        Run run = names("missing.yaml", "empty", "none*.yaml", "gone.yaml", "clusters");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("error: missing.yaml: no such file or directory")
                .contains("error: empty: no .yaml, .yml or .json file in this directory (-R includes subdirectories)")
                .contains("error: none*.yaml: no file matches")
                .contains("error: gone.yaml: no such file or directory");
    }

    @Test
    void unreadableFilesTakePrecedenceOverInvalidOnes() {
        Specs.write(directory, "bad.yaml", Specs.orders("replicas: 500"));

        Run run = names("missing.yaml", "bad.yaml");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("missing.yaml").contains("bad.yaml:6:8");
    }

    @Test
    void reportsTextThatIsNotYaml() throws IOException {
        Files.write(directory.resolve("binary.yaml"), new byte[] {0x7f, 'E', 'L', 'F', 0, 1, (byte) 0xff});
        Specs.write(directory, "empty.yaml", "");
        Specs.write(directory, "broken.yaml", "a: [1\nb: 2\n");

        Run run = names("binary.yaml", "empty.yaml", "broken.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("binary.yaml:1:", "empty.yaml: Required value: no PostgresCluster", "broken.yaml:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: PostgresCluster",
                "{apiVersion: postgres.example.com, kind: PostgresCluster}",
                "{apiVersion: acid.zalan.do/v1, kind: PostgresCluster}",
                "{apiVersion: Postgres.Example.com/v1alpha1, kind: PostgresCluster}",
                "{apiVersion: postgres.example.com/v1alpha1, kind: Postgrescluster}",
                "{apiVersion: v1, kind: postgrescluster}",
                "{apiVersion: postgres.example.com/v1alpha1}"
            })
    void aDocumentThatIsMeantAsAClusterIsNeverSkipped(String head) {
        Specs.write(directory, "clusters/d.yaml", head);

        Run run = Run.in(directory, "render", "clusters");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).containsPattern("clusters/d.yaml:1:\\d+: (apiVersion|kind): ");
    }

    @ParameterizedTest
    @CsvSource({"v1, List", "postgres.example.com/v1alpha1, PostgresClusterList"})
    void readsTheItemsOfAList(String apiVersion, String kind) {
        Specs.write(directory, "list.yaml", """
                apiVersion: %s
                kind: %s
                metadata: {}
                items:
                  - apiVersion: postgres.example.com/v1alpha1
                    kind: PostgresCluster
                    metadata: {name: x, namespace: shop}
                    spec: {objects: [x]}
                  - apiVersion: v1
                    kind: List
                    items:
                      - apiVersion: postgres.example.com/v1alpha1
                        kind: PostgresCluster
                        metadata: {name: z, namespace: shop}
                        spec:
                          objects: [z]
                          replicas: 60
                """.formatted(apiVersion, kind));

        Run run = names("list.yaml");

        assertThat(run.out()).isEqualTo("configmap/x\nconfigmap/z\n");
        assertThat(run.err()).contains("list.yaml:17:11: warning: spec.replicas: ");
    }

    @Test
    void itemsOfAListHaveItsKindIfTheyHaveNone() {
        Specs.write(
                directory,
                "list.json",
                "{\"apiVersion\": \"postgres.example.com/v1alpha1\", \"kind\": \"PostgresClusterList\", \"items\": ["
                        + "{\"metadata\": {\"name\": \"x\"}, \"spec\": {\"objects\": [\"x\"]}}]}");

        assertThat(names("list.json", "-n", "shop").out()).isEqualTo("configmap/x\n");
    }

    @Test
    void refusesAnEmptyList() {
        Specs.write(directory, "list.yaml", "{apiVersion: v1, kind: List, items: []}");

        Run run = names("list.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no PostgresCluster found");
    }

    @Test
    void stopsReadingAnEndlessFile() {
        Run run = names("/dev/zero");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: 'x", "a: on", "a: \u0001", "a: 1\na: 2", "a: &x 1"})
    void aBrokenDocumentDoesNotHideTheFindingsOfOthers(String broken) {
        Specs.write(
                directory,
                "several.yaml",
                Specs.cluster("shop", "a", "replicas: 500") + "---\n" + broken + "\n---\n"
                        + Specs.cluster("shop", "c", "replicas: 600"));

        Run run = names("several.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("several.yaml:6:8: spec.replicas: ", "spec.replicas: Invalid value: 600")
                .containsPattern("several.yaml:[89]:");
    }

    @Test
    void skipsADocumentOfComments() {
        Specs.write(directory, "some.yaml", "# nothing\n---\n" + Specs.orders("objects: [x]") + "---\n# the end\n");

        assertThat(names("some.yaml").out()).isEqualTo("configmap/x\n");
    }
}
