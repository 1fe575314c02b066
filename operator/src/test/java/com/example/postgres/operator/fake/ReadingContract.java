package com.example.postgres.operator.fake;

import static com.example.postgres.operator.fake.Contract.names;
import static com.example.postgres.operator.fake.Contract.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the API server says about objects. */
interface ReadingContract extends Contract {

    private void createThree() {
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: one, labels: {app: a, tier: x}}}");
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: two, labels: {app: b}}}");
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: three}}");
    }

    private List<String> selected(String labels) {
        return names(
                get(collection("v1", "ConfigMap") + "?labelSelector=" + labels).body());
    }

    @Test
    default void anObjectThatDoesNotExistIsNotFound() {
        refused(get(path("none")), 404, "NotFound", "configmaps \"none\" not found");
        refused(get(path("apps/v1", "StatefulSet", "none")), 404, "NotFound", "statefulsets.apps \"none\" not found");
    }

    @Test
    default void aKindThatIsNotServedIsNotFound() {
        assertThat(get("/apis/other.example.com/v1/namespaces/" + namespace() + "/things/one")
                        .status())
                .isEqualTo(404);
        assertThat(get("/apis/other.example.com/v1").status()).isEqualTo(404);
    }

    @Test
    default void theDiscoveryNamesTheResourcesOfAGroup() {
        List<String> core = resources("v1");

        assertThat(core).contains("pods", "pods/resize", "configmaps", "persistentvolumeclaims");
        assertThat(resources(API)).contains("postgresclusters", "postgresclusters/status");
    }

    private List<String> resources(String apiVersion) {
        String root = apiVersion.contains("/") ? "/apis/" : "/api/";
        return get(root + apiVersion).body().path("resources").findValuesAsText("name");
    }

    @Test
    default void aListHasWhatTheLabelsSelect() {
        createThree();

        assertThat(selected("app")).containsExactly("one", "two");
        assertThat(selected("app=a")).containsExactly("one");
        assertThat(selected("app!=a")).containsExactly("three", "two");
        assertThat(selected("!app")).containsExactly("three");
        assertThat(selected("app+in+(a,b),tier=x")).containsExactly("one");
        assertThat(selected("app+notin+(a)")).containsExactly("three", "two");
    }

    @Test
    default void aListHasWhatTheFieldsSelect() {
        createThree();

        assertThat(names(get(collection("v1", "ConfigMap") + "?fieldSelector=metadata.name=two")
                        .body()))
                .containsExactly("two");
    }

    @Test
    default void nodesAreSelectedByWhetherTheyAreCordoned() {
        String free = namespace() + "-free";
        String cordoned = namespace() + "-cordoned";
        server().send("POST", "/api/v1/nodes", PLAIN, node(free, false));
        server().send("POST", "/api/v1/nodes", PLAIN, node(cordoned, true));

        assertThat(names(get("/api/v1/nodes?fieldSelector=spec.unschedulable=true")
                        .body()))
                .contains(cordoned)
                .doesNotContain(free);
    }

    private static String node(String name, boolean isCordoned) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"" + name
                + "\"},\"spec\":{\"unschedulable\":" + isCordoned + "}}";
    }

    @Test
    default void aListOfANamespaceHasNothingOfOthersAndOneWithoutHasAll() {
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: here, labels: {run: " + namespace() + "}}}");
        create("{apiVersion: v1, kind: ConfigMap, metadata: {name: there, namespace: default, labels: {run: "
                + namespace() + "}}}");

        assertThat(selected("run=" + namespace())).containsExactly("here");
        assertThat(names(get("/api/v1/configmaps?labelSelector=run=" + namespace())
                        .body()))
                .containsExactlyInAnyOrder("here", "there");
    }

    @Test
    default void aListIsOfTheVersionThatItSays() {
        JsonNode created = create("{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}");

        JsonNode list = get(collection("v1", "ConfigMap")).body();

        assertThat(list.path("kind").asText()).isEqualTo("ConfigMapList");
        assertThat(Long.parseLong(version(list))).isGreaterThanOrEqualTo(Long.parseLong(version(created)));
    }

    @Test
    default void onlyItemsOfACustomKindRepeatTheirKind() {
        createThree();
        create("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders},"
                + " spec: {version: \"18\", storage: {size: 1Gi}}}");

        assertThat(get(collection("v1", "ConfigMap"))
                        .body()
                        .path("items")
                        .path(0)
                        .has("kind"))
                .isFalse();
        assertThat(get(collection(API, "PostgresCluster"))
                        .body()
                        .path("items")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("PostgresCluster");
    }
}
