package com.example.postgres.operator.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.operator.ApiServer;
import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.observe.OwnedFields;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of everything that is rendered, the fake gives the same fields to who applies it as a real API server does. */
class RenderedOwnershipTest {

    private static final Path GOLDENS = Path.of("../renderer/core/src/test/golden");

    @TempDir
    static Path folder;

    static TestApiServer real;
    static FakeApiServer fake;

    @BeforeAll
    static void start() throws Exception {
        real = TestApiServer.start(folder);
        fake = FakeApiServer.start();
    }

    @AfterAll
    static void stop() {
        if (real != null) {
            real.close();
            fake.close();
        }
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDENS)) {
            return folders.filter(golden -> Files.exists(golden.resolve("cluster.yaml"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothServersAgree(Path golden) throws IOException {
        String namespace = "case-" + golden.getFileName();
        List<KubernetesObject> objects = render(golden, namespace);

        SortedMap<String, JsonNode> expected = ownership(real, namespace, objects);
        ownership(fake, namespace, objects)
                .forEach((object, fields) -> assertThat(fields).as(object).isEqualTo(expected.get(object)));
    }

    private static List<KubernetesObject> render(Path golden, String namespace) throws IOException {
        String text = Files.readString(golden.resolve("cluster.yaml"));
        ObjectNode tree =
                YamlReader.read("cluster.yaml", text).documents().get(0).root().deepCopy();
        tree.withObject("/metadata").put("namespace", namespace).put("name", "orders");
        RenderResult result = new Renderer()
                .render(
                        Document.ofTree("cluster.yaml", tree),
                        RenderTarget.operator().withNamespace(namespace));
        return ((RenderResult.Rendered) result)
                .manifests().objects().stream()
                        .filter(object -> object.id().isBuiltIn())
                        .toList();
    }

    private static SortedMap<String, JsonNode> ownership(
            ApiServer server, String namespace, List<KubernetesObject> objects) {
        server.createNamespace(namespace);
        KubernetesApi api = new HttpKubernetesApi(server.client());
        SortedMap<String, JsonNode> ownership = new TreeMap<>();
        for (KubernetesObject object : objects) {
            JsonNode live = api.apply(object.tree());
            String id = object.id().toString();
            ownership.put(id, Contract.fields(live, KubernetesApi.FIELD_MANAGER));
            assertThat(OwnedFields.isAppliedBy(live, KubernetesApi.FIELD_MANAGER))
                    .as(id)
                    .isTrue();
        }
        return ownership;
    }
}
