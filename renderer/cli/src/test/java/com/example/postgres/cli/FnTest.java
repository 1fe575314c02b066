package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.command.Library;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pgc fn} as kustomize and other tools call it. */
final class FnTest {

    private static final String LIST = """
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            functionConfig: {apiVersion: v1, kind: ConfigMap, metadata: {name: pgc}}
            items:
            - apiVersion: v1
              kind: ConfigMap
              metadata: {name: mine, namespace: shop}
              data: {ünïcode: "yes"}
            - apiVersion: postgres.example.com/v1alpha1
              kind: PostgresCluster
              metadata:
                name: orders
                namespace: shop
                annotations: {internal.config.kubernetes.io/path: orders.yaml, internal.config.kubernetes.io/id: '2'}
              spec: {version: "18", replicas: %s, storage: {size: 1Gi}}
            """;

    @TempDir
    private Path directory;

    private Run fn(String input, String... arguments) {
        return Run.in(
                directory,
                input,
                Library.load(),
                Stream.concat(Stream.of("fn"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("output", text);
    }

    @Test
    void aPostgresClusterIsReplacedByItsObjects() {
        Specs.write(directory, "orders.yaml", Specs.orders("version: '18', replicas: 3, storage: {size: 1Gi}"));
        JsonNode objects = Json.read(
                        Run.in(directory, "render", "orders.yaml", "-o", "json").out())
                .path("items");

        Run run = fn(LIST.formatted("3"));

        JsonNode list = yaml(run.out());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(list.path("kind").asText()).isEqualTo("ResourceList");
        assertThat(list.at("/items/0")).isEqualTo(yaml(LIST.formatted("3")).at("/items/0"));
        assertThat(list.path("items")).hasSize(objects.size() + 1);
        assertThat(list.path("items"))
                .filteredOn(item -> !item.path("metadata").path("name").asText().equals("mine"))
                .containsExactlyElementsOf(objects);
        assertThat(list.path("functionConfig").path("kind").asText()).isEqualTo("ConfigMap");
        assertThat(list.has("results")).isFalse();
    }

    @Test
    void errorsAreResultsAndTheItemsStay() {
        Run run = fn(LIST.formatted("500"));

        JsonNode list = yaml(run.out());
        assertThat(run.code()).isEqualTo(3);
        assertThat(list.path("items")).isEqualTo(yaml(LIST.formatted("500")).path("items"));
        JsonNode result = list.at("/results/0");
        assertThat(result.path("severity").asText()).isEqualTo("error");
        assertThat(result.path("message").asText()).contains("spec.replicas: Invalid value: 500");
        assertThat(result.at("/resourceRef/name").asText()).isEqualTo("orders");
        assertThat(result.at("/field/path").asText()).isEqualTo("spec.replicas");
        assertThat(result.at("/file/path").asText()).isEqualTo("orders.yaml");
        assertThat(run.err()).contains("error: shop/orders: spec.replicas: Invalid value: 500");
    }

    @Test
    void theOptionsOfTheTargetApply() {
        assertThat(fn(LIST.formatted("1"), "--image", "postgres=registry.example.com/mine:18")
                        .out())
                .contains("image: registry.example.com/mine:18");
        assertThat(fn(LIST.formatted("1"), "-n", "other").code()).isEqualTo(3);
    }

    @Test
    void theArgumentsOfTheExampleAreAccepted() {
        JsonNode render = yaml(Specs.read(Path.of("../../examples/kustomize"), "render.yaml"));
        JsonNode function = yaml(render.at("/metadata/annotations/config.kubernetes.io~1function")
                .asText());

        String[] arguments = new String[function.at("/exec/args").size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = function.at("/exec/args").get(i).asText();
        }

        assertThat(function.at("/exec/path").asText()).isEqualTo("pgc");
        assertThat(Run.in(directory, LIST.formatted("1"), Library.load(), arguments)
                        .code())
                .isZero();
    }

    @Test
    void twoClustersOfOneNameAreAnError() {
        String twice = LIST.formatted("1")
                + LIST.formatted("1").lines().skip(8).map(line -> line + "\n").reduce("", String::concat);

        Run run = fn(twice);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("error: metadata.name: Duplicate value")
                .contains("another PostgresCluster with this namespace and name");
    }

    @Test
    void aListWithoutItemsStaysAsItIs() {
        Run run = fn("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n");

        assertThat(run.code()).isZero();
        assertThat(yaml(run.out()).path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kind: List\napiVersion: v1\nitems: []\n",
                "a: [",
                "kind: ResourceList\n",
                "kind: ResourceList\napiVersion: config.kubernetes.io/v7\nitems: []\n",
                "kind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems: 5\n",
                "kind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems: {a: {b: c}}\n",
                "kind: ResourceList\napiVersion: config.kubernetes.io/v1\nitems: []\n---\nkind: ConfigMap\n"
            })
    void anythingElseIsAnInputError(String input) {
        Run run = fn(input);

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no ResourceList", "hint: ");
    }
}
