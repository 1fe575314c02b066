package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.golden.GoldenCase;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.validation.ClusterValidator.ValidationResult;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the document, there is an answer: violations or a cluster, never an exception. */
class AnyDocumentTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ClusterValidator VALIDATOR = new ClusterValidator();

    @Property(tries = 300)
    void answersForRandomTrees(@ForAll long seed) {
        check(DamagedClusters.randomNode(new Random(seed), 4));
    }

    @Property(tries = 1500)
    void answersForDamagedSpecs(@ForAll long seed) {
        check(DamagedClusters.cluster(new Random(seed)));
    }

    /** Clusters that together set every field. */
    static Stream<JsonNode> clusters() {
        return Stream.concat(
                GoldenCase.all().stream().map(AnyDocumentTest::read), Stream.of(KubernetesMutants.original()));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void answersForAnotherTypeInEveryField(JsonNode cluster) {
        List<JsonNode> values = List.of(
                NODES.objectNode(),
                NODES.objectNode().put("name", "a"),
                NODES.arrayNode(),
                NODES.arrayNode().add("a"),
                NODES.arrayNode().addObject(),
                NODES.arrayNode().addNull(),
                NODES.textNode(""),
                NODES.numberNode(7),
                NODES.booleanNode(true),
                NODES.nullNode());

        places(cluster).parallel().forEach(place -> values.forEach(value -> check(replaced(cluster, place, value))));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void answersForLongTextsInEveryField(JsonNode cluster) {
        List<String> texts = Stream.of(
                        "a", "1", "a-", "a.", "a/", "/", "0.", "a b ", "'", "\"a\" ", "*,", "@", "::", "-")
                .flatMap(part -> Stream.of(250, 1000, 4000, 60_000).map(length -> part.repeat(length / part.length())))
                .toList();

        places(cluster)
                .parallel()
                .filter(place -> cluster.at(place).isTextual())
                .forEach(place -> texts.forEach(text -> check(replaced(cluster, place, NODES.textNode(text)))));
    }

    private static JsonNode read(GoldenCase golden) {
        try {
            return YamlReader.readTrusted(golden.name(), Files.readString(golden.cluster()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonPointer> places(JsonNode cluster) {
        List<JsonPointer> places = new ArrayList<>();
        collect(JsonPointer.compile("/spec"), cluster.path("spec"), places);
        return places.stream();
    }

    private static void collect(JsonPointer place, JsonNode node, List<JsonPointer> places) {
        places.add(place);
        node.properties().forEach(child -> collect(place.appendProperty(child.getKey()), child.getValue(), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(place.appendIndex(i), node.get(i), places);
        }
    }

    private static JsonNode replaced(JsonNode cluster, JsonPointer place, JsonNode value) {
        JsonNode copy = cluster.deepCopy();
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
        }
        return copy;
    }

    private static void check(JsonNode root) {
        Document document = new Document(root, SourceMap.ofWhole("random"), 0);
        ValidationResult result = VALIDATOR.validate(document, RenderTarget.gitops());

        boolean hasErrors = result.violations().stream().anyMatch(Violation::isError);
        assertThat(result.cluster().isPresent()).isNotEqualTo(hasErrors);
    }
}
