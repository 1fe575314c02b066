package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.SourceMap;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule refuses with exactly these words, and accepts what it should. */
class MessagesTest {

    private static final String RESOURCE = "/com/example/postgres/validation/messages.yaml";

    private static final String SMALLEST = """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders}
            spec: {version: "18", storage: {size: 10Gi}}
            """;

    private static final ClusterValidator VALIDATOR = new ClusterValidator();

    static List<JsonNode> cases() throws IOException {
        try (InputStream stream = MessagesTest.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            List<JsonNode> cases = new ArrayList<>();
            YamlReader.readTrusted(RESOURCE, text).forEach(cases::add);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysExactly(JsonNode table) {
        ObjectNode root = (ObjectNode) YamlReader.readTrusted("smallest", SMALLEST);
        table.path("document").properties().forEach(field -> root.set(field.getKey(), field.getValue()));
        if (table.has("with")) {
            ((ObjectNode) root.get("spec")).setAll((ObjectNode) table.get("with"));
        }
        boolean isOperator = table.path("target").asText().equals("operator");
        RenderTarget target = isOperator ? RenderTarget.operator() : RenderTarget.gitops();
        Document document = new Document(root, SourceMap.ofWhole(""), 0);

        List<String> said = VALIDATOR.validate(document, target).violations().stream()
                .map(Object::toString)
                .toList();

        List<String> expected = new ArrayList<>();
        table.path("gives").forEach(line -> expected.add(line.asText()));
        assertThat(said).isEqualTo(expected);
    }
}
