package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a watch tells. */
interface WatchContract extends Contract {

    /** Makes the changes so far unknown to later watches, where a test can do that. */
    void forgetHistory();

    private CompletableFuture<List<JsonNode>> watch(String path, String options) {
        HttpRequest request = server().client()
                .getHttpClient()
                .newHttpRequestBuilder()
                .uri(server().client().getMasterUrl().toString().replaceAll("/+$", "") + path
                        + "?watch=true&timeoutSeconds=1&" + options)
                .build();
        return server().client()
                .getHttpClient()
                .sendAsync(request, String.class)
                .thenApply(response -> events(response.body()));
    }

    private static List<JsonNode> events(String lines) {
        List<JsonNode> events = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                new ObjectMapper().readerFor(JsonNode.class).readValues(lines)) {
            values.forEachRemaining(events::add);
        } catch (JsonProcessingException e) {
            throw new AssertionError(lines, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static List<String> texts(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("type").asText() + " "
                        + event.path("object").path("metadata").path("name").asText())
                .toList();
    }

    private static String map(String name, String label) {
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + ", labels: {a: " + label + "}}}";
    }

    private String maps() {
        return collection("v1", "ConfigMap");
    }

    @Test
    default void aWatchTellsWhatHappenedSinceAVersion() {
        create(map("before", "x"));
        String since = version(get(maps()).body());
        create(map("one", "x"));
        patch(path("one"), MERGE, "{data: {b: \"1\"}}");
        delete(path("one"), "");

        List<JsonNode> events = watch(maps(), "resourceVersion=" + since).join();

        assertThat(texts(events)).containsExactly("ADDED one", "MODIFIED one", "DELETED one");
        assertThat(events)
                .extracting(event -> Long.parseLong(version(event.path("object"))))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events.get(2).path("object").path("data").path("b").asText()).isEqualTo("1");
        assertThat(events.get(0).path("object").path("kind").asText()).isEqualTo("ConfigMap");
    }

    @Test
    default void aWatchTellsWhatHappensAfterwards() {
        String since = version(get(maps()).body());
        CompletableFuture<List<JsonNode>> watch = watch(maps(), "resourceVersion=" + since);

        create(map("one", "x"));

        assertThat(texts(watch.join())).containsExactly("ADDED one");
    }

    @Test
    default void whatIsSelectedNoMoreIsDeletedForTheWatchAndWhatIsSelectedAnewIsAdded() {
        create(map("goes", "x"));
        create(map("comes", "v"));
        String since = version(get(maps()).body());
        patch(path("goes"), MERGE, "{metadata: {labels: {a: v}}}");
        patch(path("comes"), MERGE, "{metadata: {labels: {a: x}}}");
        create(map("other", "v"));

        assertThat(texts(watch(maps(), "labelSelector=a=x&resourceVersion=" + since)
                        .join()))
                .containsExactly("DELETED goes", "ADDED comes");
    }

    @Test
    default void aWatchWithoutAVersionBeginsWithWhatIsThere() {
        create(map("one", "x"));
        create(map("two", "v"));

        assertThat(texts(watch(maps(), "labelSelector=a=x").join())).containsExactly("ADDED one");
    }

    @Test
    default void aWatchOfAllNamespacesTellsOfThisOne() {
        String since = version(get(maps()).body());
        create(map("one", namespace()));

        assertThat(texts(watch("/api/v1/configmaps", "labelSelector=a=" + namespace() + "&resourceVersion=" + since)
                        .join()))
                .containsExactly("ADDED one");
    }

    @Test
    default void aWatchFromAVersionThatIsForgottenEndsWithAnError() {
        create("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders},"
                + " spec: {version: \"18\", storage: {size: 1Gi}}}");
        forgetHistory();

        List<JsonNode> events =
                watch(collection(API, "PostgresCluster"), "resourceVersion=1").join();

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("type").asText()).isEqualTo("ERROR");
            assertThat(event.path("object").path("code").asInt()).isEqualTo(410);
            assertThat(event.path("object").path("reason").asText()).isEqualTo("Expired");
            assertThat(event.path("object").path("message").asText()).contains("too old resource version: 1");
        });
    }

    @Test
    default void aWatchTellsOfChangesOfTheStatus() {
        JsonNode cluster = create("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders},"
                + " spec: {version: \"18\", storage: {size: 1Gi}}}");
        patch(path(API, "PostgresCluster", "orders") + "/status", MERGE, "{status: {phase: Running}}");

        List<JsonNode> events = watch(collection(API, "PostgresCluster"), "resourceVersion=" + version(cluster))
                .join();

        assertThat(texts(events)).containsExactly("MODIFIED orders");
        assertThat(events.get(0).at("/object/status/phase").asText()).isEqualTo("Running");
    }
}
