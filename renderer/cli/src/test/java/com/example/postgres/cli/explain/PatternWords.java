package com.example.postgres.cli.explain;

import com.example.postgres.render.Renderer;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/**
 * What a regular expression of the schema accepts, in the words with which {@code pgc validate} refuses a value that it does
 * not accept.
 */
final class PatternWords {

    /** No regular expression of the spec accepts it; one that does would be printed itself. */
    private static final String MISFIT = "!";

    /** With this begins a message that repeats the description, for want of words about the regular expression. */
    private static final String DESCRIPTION = "does not fit";

    private final FieldReference root;
    private final Renderer library = new Renderer();

    PatternWords(FieldReference root) {
        this.root = root;
    }

    String of(FieldReference field) {
        int length = Math.max(1, field.schema().path("minLength").asInt());
        Document refused = Document.ofTree(field.path(), cluster(field.path(), MISFIT.repeat(length)));
        return library.validate(refused, RenderTarget.gitops()).stream()
                .filter(violation -> violation.rule().equals("schema.pattern")
                        && withoutIndexes(violation.path()).startsWith(field.path()))
                .findFirst()
                .map(Violation::detail)
                .filter(detail -> !detail.startsWith(DESCRIPTION))
                .map(detail -> Markdown.prose(detail.replaceFirst("^must be ", "")))
                .orElseGet(() -> Markdown.code(field.schema().path("pattern").asText()));
    }

    private static String withoutIndexes(FieldPath path) {
        return path.toString().replaceAll("\\[[0-9]+]", "");
    }

    private JsonNode cluster(String path, String misfit) {
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        cluster.put("apiVersion", "postgres.example.com/v1alpha1").put("kind", "PostgresCluster");
        cluster.putObject("metadata").put("name", "orders").put("namespace", "shop");
        String[] names = path.split("\\.", -1);
        cluster.set(names[0], value(names, 1, misfit));
        return cluster;
    }

    /** The value at the first names, with the rest of the names in it. */
    private JsonNode value(String[] names, int depth, String misfit) {
        String type = root.find(String.join(".", Arrays.copyOf(names, depth))).type();
        JsonNode value = depth == names.length
                ? JsonNodeFactory.instance.textNode(misfit)
                : JsonNodeFactory.instance.objectNode().set(names[depth], value(names, depth + 1, misfit));
        if (type.startsWith("list")) {
            return JsonNodeFactory.instance.arrayNode().add(value);
        }
        return type.startsWith("map") ? JsonNodeFactory.instance.objectNode().set("cpu", value) : value;
    }
}
