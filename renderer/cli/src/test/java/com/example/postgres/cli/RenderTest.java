package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderTest {

    @TempDir
    private Path directory;

    private Run pgc(String... arguments) {
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    private void orders(String spec) {
        Specs.write(directory, "orders.yaml", Specs.orders(spec));
    }

    @Test
    void printsOnlyTheProductToStandardOutput() {
        orders("objects: [b, a]");

        Run run = pgc("render", "orders.yaml");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: a
                          namespace: shop
                        data:
                          value: "1"
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: b
                          namespace: shop
                        data:
                          value: "1"
                        """);
        assertThat(run.err())
                .isEqualTo(
                        "note: Secret shop/orders-credentials must exist, for the superuser, with the keys password\n");
    }

    @Test
    void printsNames() {
        orders("objects: [a, b]");

        assertThat(pgc("render", "-f", "orders.yaml", "-o", "name").out()).isEqualTo("configmap/a\nconfigmap/b\n");
    }

    @Test
    void printsOneJsonList() throws IOException {
        orders("objects: [a, b]");

        JsonNode list = new ObjectMapper()
                .readTree(pgc("render", "orders.yaml", "-o", "json").out());

        assertThat(list.path("kind").asText()).isEqualTo("List");
        assertThat(list.path("items")).hasSize(2);
    }

    @Test
    void printsKyaml() {
        orders("objects: [a]");

        assertThat(pgc("render", "orders.yaml", "-o", "kyaml").out()).startsWith("---\n{\n");
    }

    @Test
    void printsOneObject() {
        orders("objects: [a, b]");

        assertThat(pgc("render", "orders.yaml", "-o", "name", "-s", "configmap/b")
                        .out())
                .isEqualTo("configmap/b\n");
        assertThat(pgc("render", "orders.yaml", "-s", "ConfigMap/c").code()).isEqualTo(2);
    }

    @Test
    void readsStandardInput() {
        Run run = Run.in(directory, Specs.orders("objects: [a]"), new FakeLibrary(), "render", "-", "-o", "name");

        assertThat(run.out()).isEqualTo("configmap/a\n");
    }

    @Test
    void rendersManyDocumentsInTheOrderOfTheInput() {
        String text = IntStream.range(0, 200)
                .mapToObj(i -> Specs.cluster("shop", "c" + i, "objects: [o" + i + "]"))
                .collect(Collectors.joining("---\n"));
        Specs.write(directory, "many.yaml", text);

        Run run = pgc("render", "many.yaml", "-o", "name");

        assertThat(run.out())
                .isEqualTo(IntStream.range(0, 200)
                        .mapToObj(i -> "configmap/o" + i + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void notesThatSayTheSameAboutManyClustersAreOneLine() {
        Specs.write(
                directory,
                "many.yaml",
                IntStream.range(0, 200)
                        .mapToObj(i -> Specs.cluster("shop", "c" + i, "objects: [o" + i + "]"))
                        .collect(Collectors.joining("---\n")));

        assertThat(pgc("render", "many.yaml", "-o", "name").err())
                .isEqualTo("note: Secret shop/c0-credentials must exist, for the superuser, with the keys password"
                        + " (and 199 more: Secret shop/c1-credentials, Secret shop/c2-credentials, ...)\n");
    }

    @Test
    void quietPrintsOnlyTheProductWarningsAndErrors() {
        orders("replicas: 60, objects: [a]");

        assertThat(pgc("render", "orders.yaml", "-q", "-d", "out").err()).startsWith("orders.yaml:6:8: warning: ");
        assertThat(pgc("render", "orders.yaml", "--quiet", "-d", "out").err()).doesNotContain("note:", "unchanged");
        assertThat(pgc("render", "missing.yaml", "-q").err()).contains("error: missing.yaml");
    }

    @Test
    void printsNothingWhenOneOfManyIsInvalidAndReportsAll() {
        Specs.write(directory, "a.yaml", Specs.cluster("shop", "a", "objects: [a]"));
        Specs.write(directory, "b.yaml", Specs.cluster("shop", "b", "replicas: 500"));
        Specs.write(directory, "c.yaml", Specs.cluster("shop", "c", "replicas: 600"));

        Run run = pgc("render", "a.yaml", "c.yaml", "b.yaml", "-d", "out");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(directory.resolve("out")).doesNotExist();
        assertThat(run.err()).isEqualTo("""
                        c.yaml:6:8: spec.replicas: Invalid value: 600: at most 100 [replicas.maximum]
                          spec: {replicas: 600}
                                 ^
                        b.yaml:6:8: spec.replicas: Invalid value: 500: at most 100 [replicas.maximum]
                          spec: {replicas: 500}
                                 ^
                        error: nothing was rendered: 2 errors and 0 warnings in 3 clusters of 3 files
                        """);
    }

    @Test
    void warningsPreventRenderingOnlyWithStrict() {
        orders("replicas: 60, objects: [a]");

        assertThat(pgc("render", "orders.yaml").code()).isZero();
        assertThat(pgc("render", "orders.yaml").err()).contains("orders.yaml:6:8: warning: spec.replicas");
        Run strict = pgc("render", "orders.yaml", "--strict");
        assertThat(strict.code()).isEqualTo(3);
        assertThat(strict.out()).isEmpty();
    }

    @Test
    void rendersForTheDefaultNamespaceAndSaysSo() {
        Specs.write(directory, "orders.yaml", """
                apiVersion: postgres.example.com/v1alpha1
                kind: PostgresCluster
                metadata: {name: orders}
                spec: {objects: [a]}
                """);

        assertThat(pgc("render", "orders.yaml").out()).contains("namespace: default\n");
        assertThat(pgc("render", "orders.yaml").err()).contains("using the namespace default (choose another with -n)");
        assertThat(pgc("render", "orders.yaml", "-n", "shop").out()).contains("namespace: shop\n");
        assertThat(pgc("render", "orders.yaml", "-n", "shop").err()).doesNotContain("namespace");
    }

    @Test
    void refusesANamespaceThatContradictsTheSpec() {
        orders("objects: [a]");

        Run run = pgc("render", "orders.yaml", "-n", "other");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("orders.yaml:5:3: metadata.namespace: Invalid value: \"shop\": -n other contradicts it:"
                        + " remove one of the two");
    }

    @Test
    void refusesTwoClustersOfOneNameAndNamesBothPlaces() {
        orders("objects: [a]");
        Specs.write(directory, "again.yaml", Specs.orders("objects: [b]"));

        Run run = pgc("render", "orders.yaml", "again.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("again.yaml:4:3: metadata.name: Duplicate value")
                .contains("orders.yaml:4:3");
    }

    @Test
    void refusesTwoClustersWithAnObjectOfOneName() {
        orders("objects: [a]");
        Specs.write(directory, "other.yaml", Specs.orders("objects: [b]").replace("name: orders", "name: orders-repl"));

        Run run = pgc("render", "orders.yaml", "other.yaml");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "other.yaml:4:3: metadata.name: Invalid value: \"orders-repl\": the PostgresCluster \"orders\" at"
                                + " orders.yaml:4:3 has objects of this name: rename one");
    }

    @Test
    void aDefectNeverLooksLikeDifferences() {
        orders("replicas: 13");

        Run run = pgc("render", "orders.yaml", "-d", "out", "--check");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: this is a defect in pgc")
                .contains("orders.yaml:1:1")
                .doesNotContain("\tat ");
        assertThat(pgc("render", "orders.yaml", "--debug").err()).contains("\tat com.example.postgres");
    }

    @Test
    void endsSilentlyWhenTheReaderHasGone() {
        Run run = writingTo("Broken pipe");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err())
                .isEqualTo(
                        "note: Secret shop/orders-credentials must exist, for the superuser, with the keys password\n");
    }

    @Test
    void saysThatTheOutputCannotBeWritten() {
        Run run = writingTo("No space left on device");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("error: cannot write to standard output: no space left on device");
    }

    @Test
    void helpIsAProduct() {
        Run run = pgc("render", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Examples:", "Exit codes:", "5   input or output failed");
        assertThat(pgc("--help").out()).contains("render", "validate", "images", "crd", "completion", "version");
    }

    private Run writingTo(String failure) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        orders("objects: [a]");
        return Run.to(broken, directory, InputStream.nullInputStream(), new FakeLibrary(), "render", "orders.yaml");
    }

    @Test
    void standardInputIsReadOnce() {
        Run run = Run.to(
                OutputStream.nullOutputStream(),
                directory,
                new ByteArrayInputStream(Specs.orders("objects: [a]").getBytes(StandardCharsets.UTF_8)),
                new FakeLibrary(),
                "render",
                "-",
                "-");

        assertThat(run.code()).isZero();
    }
}
