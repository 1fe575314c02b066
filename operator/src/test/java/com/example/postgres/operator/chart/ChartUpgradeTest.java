package com.example.postgres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release of the chart through its life, with a real Helm, on an API server without controllers. */
class ChartUpgradeTest {

    private static final Path CHART = Path.of(System.getProperty("basedir", ""), "..", "charts", "postgres-operator")
            .normalize();
    private static final String DEFINITION = "crds/postgresclusters.yaml";
    private static final String RELEASE = "postgres-operator";
    private static final String NAMESPACE = "postgres-operator-system";
    private static final String API = "postgres.example.com/v1alpha1";
    private static final ObjectRef DEPLOYMENT = new ObjectRef("apps/v1", "Deployment", NAMESPACE, RELEASE);
    private static final ObjectRef CLUSTER = new ObjectRef(API, "PostgresCluster", "default", "orders");

    @TempDir
    private Path folder;

    /** The chart of an earlier version: other words in the definition, and one field less. */
    private Path earlierChart() throws IOException {
        Path earlier = folder.resolve("earlier");
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Path copy = earlier.resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        replace(earlier.resolve("Chart.yaml"), "\nversion: ", "\nversion: 0.0.1-earlier.");
        Path definition = earlier.resolve(DEFINITION);
        replace(definition, "Whether the operator stops managing the cluster.", "Stops the operator.");
        replace(definition, "                maintenanceWindows:\n", "                earlierWindows:\n");
        return earlier;
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        String content = Files.readString(file);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, replacement));
    }

    private static String kubeconfig(TestApiServer server) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: test, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                users: [{name: admin, user: {token: "%s"}}]
                contexts: [{name: test, context: {cluster: test, user: admin}}]
                current-context: test
                """.formatted(
                        server.client().getMasterUrl(),
                        server.client().getConfiguration().getOauthToken());
    }

    @Test
    void clustersAndTheDefinitionOutliveUpgradesAndTheRelease() throws Exception {
        try (TestApiServer server = TestApiServer.start(folder)) {
            KubernetesApi api = new HttpKubernetesApi(server.client());
            String kubeconfig = kubeconfig(server);
            new Helm(earlierChart())
                    .install()
                    .withName(RELEASE)
                    .withNamespace(NAMESPACE)
                    .createNamespace()
                    .withKubeConfigContents(kubeconfig)
                    .call();
            api.create(YamlReader.readTrusted(
                    "test",
                    "{apiVersion: " + API
                            + ", kind: PostgresCluster, metadata: {name: orders, namespace: default},"
                            + " spec: {version: \"18\", storage: {size: 1Gi}}}"));
            JsonNode cluster = api.read(CLUSTER).orElseThrow();

            // The first step of an upgrade, as docs/OPERATOR.md has it: Helm is the manager of the fields that it has
            // created.
            assertThat(windows(server)).isEmpty();
            try (InputStream definition = Files.newInputStream(CHART.resolve(DEFINITION))) {
                server.client().load(definition).forceConflicts().serverSideApply();
            }
            assertThat(windows(server)).isPresent();
            new Helm(CHART)
                    .upgrade()
                    .withName(RELEASE)
                    .withNamespace(NAMESPACE)
                    .set("replicas", 3)
                    .withKubeConfigContents(kubeconfig)
                    .call();

            assertThat(api.read(DEPLOYMENT).orElseThrow().at("/spec/replicas").asInt())
                    .isEqualTo(3);
            assertThat(api.read(CLUSTER)).contains(cluster);

            Helm.uninstall(RELEASE)
                    .withNamespace(NAMESPACE)
                    .withKubeConfigContents(kubeconfig)
                    .call();

            assertThat(api.read(DEPLOYMENT)).isEmpty();
            assertThat(outsideOfNamespaces(
                            server, "rbac.authorization.k8s.io/v1", "ClusterRole", NAMESPACE + ":" + RELEASE))
                    .isEmpty();
            assertThat(windows(server)).isPresent();
            assertThat(api.read(CLUSTER)).contains(cluster);
        }
    }

    /** The field that only the later definition has. */
    private static Optional<JsonNode> windows(TestApiServer server) {
        JsonNode definition = outsideOfNamespaces(
                        server,
                        "apiextensions.k8s.io/v1",
                        "CustomResourceDefinition",
                        "postgresclusters.postgres.example.com")
                .orElseThrow();
        return Optional.of(definition.at(
                        "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/maintenanceWindows"))
                .filter(JsonNode::isObject);
    }

    private static Optional<JsonNode> outsideOfNamespaces(
            TestApiServer server, String apiVersion, String kind, String name) {
        GenericKubernetesResource object = server.client()
                .genericKubernetesResources(apiVersion, kind)
                .withName(name)
                .get();
        return Optional.ofNullable(object).map(present -> new ObjectMapper().valueToTree(present));
    }
}
