package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose passwords are replaced. */
class RotationTest extends ApplyFixture {

    private static final String PLAIN = "{version: \"18\", storage: {size: 1Gi}}";
    private static final String WITH_DATABASE =
            "{version: \"18\", storage: {size: 1Gi}, bootstrap: {initdb: {database: app}}}";

    private static int namespaces;

    private final String namespace = "rotation-" + ++namespaces;

    private ClusterModel cluster(String name, String spec) {
        return model(resource(namespace, name, spec));
    }

    /** The operator makes what the cluster has no Secret for. */
    private ClusterModel withSecrets(String name, String spec) {
        ClusterModel model = cluster(name, spec);
        new Credentials(api).ensure(model, new ArrayList<>());
        return model;
    }

    private JsonNode read(String secret) {
        return api.read(secret(namespace, secret)).orElseThrow();
    }

    private static Rotation.Result rotate(ClusterModel model) {
        return new Rotation(api).rotate(model, "2026-11-29T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standby: {host: orders.example.net}, credentials: {secretName: orders-credentials}",
                "standby: {host: orders.example.net, credentialsSecret: orders-credentials}",
                "credentials: {secretName: orders-credentials}",
                "credentials: {secretName: orders-credentials}, bootstrap: {initdb: {database: app}}",
            })
    void theSecretOfAnotherClusterIsKept(String fields) {
        server.createNamespace(namespace);
        withSecrets("orders", PLAIN);
        JsonNode before = read("orders-credentials");
        ClusterModel copy = withSecrets("copy", "{version: \"18\", storage: {size: 1Gi}, " + fields + "}");

        Rotation.Result result = rotate(copy);

        assertThat(read("orders-credentials")).isEqualTo(before);
        assertThat(result.rotated()).isEqualTo(copy.application().isPresent() ? List.of("copy-app") : List.of());
        assertThat(result.kept()).singleElement().asString().contains("orders-credentials", "the spec names");
    }

    @Test
    void theSecretOfTheClusterIsChangedEvenIfTheSpecNamesIt() {
        server.createNamespace(namespace);
        withSecrets("orders", PLAIN);
        JsonNode before = read("orders-credentials");

        Rotation.Result result = rotate(cluster(
                "orders", "{version: \"18\", storage: {size: 1Gi}, credentials: {secretName: orders-credentials}}"));

        assertThat(result).isEqualTo(new Rotation.Result(List.of("orders-credentials"), List.of()));
        assertThat(read("orders-credentials").path("data").path("password"))
                .isNotEqualTo(before.path("data").path("password"));
    }

    @Test
    void aSecretThatAnotherObjectControlsIsKept() {
        server.createNamespace(namespace);
        ClusterModel model = withSecrets("orders", WITH_DATABASE);
        own("orders-credentials", "external-secrets.io/v1", "ExternalSecret", "orders");
        own("orders-app", "postgres-operator.crunchydata.com/v1beta1", "PostgresCluster", "orders");
        List<JsonNode> before = List.of(read("orders-credentials"), read("orders-app"));

        Rotation.Result result = rotate(model);

        assertThat(List.of(read("orders-credentials"), read("orders-app"))).isEqualTo(before);
        assertThat(result.rotated()).isEmpty();
        assertThat(result.kept())
                .satisfiesExactly(
                        credentials -> assertThat(credentials).contains("orders-credentials", "ExternalSecret/orders"),
                        application -> assertThat(application).contains("orders-app", "PostgresCluster/orders"));
    }

    @Test
    void aSecretThatIsToBeDeletedWithTheClusterIsChanged() {
        server.createNamespace(namespace);
        ClusterModel model = withSecrets("orders", PLAIN);
        own("orders-credentials", "postgres.example.com/v1alpha1", "PostgresCluster", "orders");

        assertThat(rotate(model)).isEqualTo(new Rotation.Result(List.of("orders-credentials"), List.of()));
    }

    private void own(String secret, String apiVersion, String kind, String name) {
        api.patch(
                secret(namespace, secret),
                "",
                PatchType.MERGE,
                yaml("{metadata: {ownerReferences: [{apiVersion: " + apiVersion + ", kind: " + kind + ", name: " + name
                        + ", uid: some, controller: true}]}}"));
    }
}
