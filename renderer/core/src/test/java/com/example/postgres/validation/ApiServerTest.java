package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.validation.schema.CrdFile;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real API server takes the definition, and decides as the offline validator does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiServerTest {

    private static final String JSON = "application/json";
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String CLUSTERS = "/apis/postgres.example.com/v1alpha1/namespaces/default/postgresclusters";
    private static final String DRY_RUN = "?dryRun=All&fieldValidation=Strict";

    /** The objects with parts of Kubernetes in them. */
    private static final Map<String, String> PATHS = Map.of(
            "StatefulSet", "/apis/apps/v1/namespaces/default/statefulsets",
            "CronJob", "/apis/batch/v1/namespaces/default/cronjobs",
            "NetworkPolicy", "/apis/networking.k8s.io/v1/namespaces/default/networkpolicies");

    /** The full number is 7000: {@code -Dmutants=7000}, about two minutes. */
    private static final int MUTANTS = Integer.getInteger("mutants", 300);

    private final Renderer renderer = new Renderer();
    private final ClusterValidator validator = new ClusterValidator();
    private ApiServer server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        String binaries = System.getenv("KUBEBUILDER_ASSETS");
        Assumptions.assumeTrue(
                binaries != null,
                "KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver: nothing to compare with");
        server = ApiServer.start(Path.of(binaries), folder);
        ApiServer.Answer answer = server.send("POST", DEFINITIONS, "application/yaml", CrdFile.text());
        assertThat(answer.isAccepted()).as(answer.message()).isTrue();
        awaitEstablished();
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theSchemaIsStructural() {
        JsonNode conditions = server.send("GET", DEFINITIONS + "/postgresclusters.postgres.example.com", JSON, "")
                .body()
                .at("/status/conditions");

        assertThat(conditions.findValuesAsText("type"))
                .contains("Established", "NamesAccepted")
                .doesNotContain("NonStructuralSchema");
    }

    @Test
    void aNewClusterNeverLooksFinished() {
        ObjectNode cluster = ValidationCase.all().get(0).cluster();

        JsonNode created = server.send("POST", CLUSTERS + DRY_RUN, JSON, cluster.toString())
                .body();

        assertThat(created.at("/status/observedGeneration").intValue()).isEqualTo(-1);
        assertThat(created.at("/spec/replicas").intValue()).isEqualTo(1);
    }

    @Test
    void agreesWithTheTable() {
        List<String> differences = new ArrayList<>();
        for (ValidationCase table : ValidationCase.all()) {
            ApiServer.Answer answer = decide(table);
            boolean isExpected = answer.isAccepted() == (table.isAccepted() || table.isOfflineOnly());
            boolean isSaid = answer.isAccepted()
                    || (plain(answer.message()).contains(plain(table.path()))
                            && plain(answer.message()).contains(plain(table.says())));
            if (!isExpected || !isSaid) {
                differences.add(table + ": " + answer.status() + " " + answer.message());
            }
        }
        assertThat(differences).isEmpty();
    }

    /** The validator may be stricter by its rules; the schema and everything that the server refuses must be the same. */
    @Test
    void agreesOnDamagedSpecs() {
        assertThat(IntStream.range(0, 600)
                        .parallel()
                        .mapToObj(seed -> DamagedClusters.cluster(new Random(seed)))
                        .flatMap(this::differenceOf))
                .isEmpty();
    }

    private Stream<String> differenceOf(ObjectNode cluster) {
        List<Violation> errors = errors(cluster);
        ApiServer.Answer answer = server.send("POST", CLUSTERS + DRY_RUN, JSON, cluster.toString());
        return isWrong(answer, errors)
                ? Stream.of(
                        cluster + "\n  server: " + answer.status() + " " + answer.message() + "\n  offline: " + errors)
                : Stream.empty();
    }

    /** What the server accepts keeps the schema; what it refuses has an error. */
    private static boolean isWrong(ApiServer.Answer answer, List<Violation> errors) {
        return answer.isAccepted()
                ? errors.stream().anyMatch(error -> error.rule().startsWith("schema."))
                : errors.isEmpty();
    }

    /** What is rendered from an accepted spec is accepted, and what the schema refuses is refused by both. */
    @Test
    void agreesOnPartsOfKubernetes() {
        assertThat(differencesOf(KubernetesMutants.original()))
                .as("without a change")
                .isEmpty();
        assertThat(IntStream.range(0, MUTANTS)
                        .parallel()
                        .boxed()
                        .flatMap(seed -> differencesOf(KubernetesMutants.of(seed)).stream()
                                .map(difference -> "seed " + seed + ": " + difference)))
                .isEmpty();
    }

    private List<String> differencesOf(ObjectNode cluster) {
        Document document = new Document(cluster, SourceMap.ofWhole("mutant"), 0);
        RenderResult result = renderer.render(document, RenderTarget.gitops());
        List<Violation> errors =
                result.violations().stream().filter(Violation::isError).toList();
        ApiServer.Answer answer = server.send("POST", CLUSTERS + DRY_RUN, JSON, cluster.toString());
        if (isWrong(answer, errors)) {
            return List.of("PostgresCluster: " + answer.message() + "\n  offline: " + errors);
        }
        List<String> differences = new ArrayList<>();
        if (result instanceof RenderResult.Rendered rendered) {
            for (KubernetesObject object : rendered.manifests()) {
                String path = PATHS.get(object.id().kind());
                if (path != null) {
                    ApiServer.Answer taken = server.send(
                            "POST", path + DRY_RUN, JSON, object.tree().toString());
                    if (!taken.isAccepted()) {
                        differences.add(object.id() + ": " + taken.message());
                    }
                }
            }
        }
        return differences;
    }

    private ApiServer.Answer decide(ValidationCase table) {
        ObjectNode cluster = table.cluster();
        if (!table.isChange()) {
            return server.send("POST", CLUSTERS + DRY_RUN, JSON, cluster.toString());
        }
        ApiServer.Answer old =
                server.send("POST", CLUSTERS, JSON, table.oldCluster().toString());
        assertThat(old.isAccepted()).as(old.message()).isTrue();
        String path = CLUSTERS + "/" + cluster.at("/metadata/name").asText();
        if (table.oldStatus().isObject()) {
            old = writeStatus(path, table.oldStatus());
        }
        ((ObjectNode) cluster.get("metadata"))
                .put(
                        "resourceVersion",
                        old.body().at("/metadata/resourceVersion").asText());
        ApiServer.Answer answer = server.send("PUT", path + DRY_RUN, JSON, cluster.toString());
        server.send("DELETE", path, JSON, "");
        return answer;
    }

    private ApiServer.Answer writeStatus(String path, JsonNode status) {
        ApiServer.Answer answer =
                server.send("PATCH", path + "/status", "application/merge-patch+json", "{\"status\": " + status + "}");
        assertThat(answer.isAccepted()).as(answer.message()).isTrue();
        return answer;
    }

    private List<Violation> errors(ObjectNode cluster) {
        Document document = new Document(cluster, SourceMap.ofWhole("damaged"), 0);
        return validator.validate(document, RenderTarget.operator()).violations().stream()
                .filter(Violation::isError)
                .toList();
    }

    private void awaitEstablished() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (server.send("GET", CLUSTERS, JSON, "").isAccepted()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the definition was not established");
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('[', '.').replace("]", "");
    }
}
