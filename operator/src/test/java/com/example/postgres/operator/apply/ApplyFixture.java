package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests have that apply the golden cases to an API server without controllers: a real one if there is one, otherwise the fake. */
abstract class ApplyFixture {

    private static final Path GOLDENS = Path.of("../renderer/core/src/test/golden");

    @TempDir
    static Path folder;

    static ApiServer server;
    static HttpKubernetesApi api;
    static Applier applier;

    @BeforeAll
    static void start() throws Exception {
        server = ApiServer.start(folder);
        api = new HttpKubernetesApi(server.client());
        applier = new Applier(api);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /** Kinds of other projects are left out, because the server has none. */
    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDENS)) {
            return folders.filter(golden -> Files.exists(golden.resolve("cluster.yaml"))).sorted().toList().stream();
        }
    }

    /** The PostgresCluster of a spec, which no server has. */
    static JsonNode resource(String namespace, String name, String spec) {
        return yaml("{apiVersion: postgres.example.com/v1alpha1, kind: PostgresCluster, metadata: {name: " + name
                + ", namespace: " + namespace + ", uid: uid-of-" + name + "}, spec: " + spec + "}");
    }

    /** What is decided of it. */
    static ClusterModel model(JsonNode resource) {
        ObjectNode document = resource.deepCopy();
        document.withObject("/metadata").remove("uid");
        RenderResult result = new Renderer().render(Document.ofTree("cluster.yaml", document), RenderTarget.operator());
        assertThat(result).as(result.violations().toString()).isInstanceOf(Rendered.class);
        return ((Rendered) result).model();
    }

    static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    static ObjectRef secret(String namespace, String name) {
        return new ObjectRef("v1", "Secret", namespace, name);
    }
}
