package com.example.postgres.golden;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that a cluster renders to.
 *
 * @param files text by file name: the manifests, each file inside a ConfigMap, and the Secrets that must exist
 */
record RenderedText(SortedMap<String, String> files) {

    private static final Renderer RENDERER = new Renderer();

    static RenderedText of(JsonNode cluster, RenderTarget target) {
        RenderResult.Rendered rendered = render(cluster, target);
        SortedMap<String, String> files = new TreeMap<>();
        for (KubernetesObject manifest : rendered.manifests()) {
            add(files, manifest.id().fileName(), manifest.tree().deepCopy());
        }
        files.put("required Secrets", lines(rendered.requirements()));
        return new RenderedText(files);
    }

    static RenderResult.Rendered render(JsonNode cluster, RenderTarget target) {
        RenderResult result = RENDERER.render(Document.ofTree("cluster", cluster), target);
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered;
        }
        throw new AssertionError("refused: " + result.violations());
    }

    private static void add(SortedMap<String, String> files, String name, ObjectNode tree) {
        if (tree.path("kind").asText().equals("ConfigMap") && tree.remove("data") instanceof ObjectNode data) {
            data.properties()
                    .forEach(file -> files.put(
                            name + " " + file.getKey(), file.getValue().asText()));
        }
        files.put(name, CanonicalYaml.write(tree));
    }

    private static String lines(List<SecretRequirement> requirements) {
        return requirements.stream()
                .map(secret ->
                        secret.namespace() + "/" + secret.name() + ": " + String.join(", ", secret.keys()) + "\n")
                .collect(Collectors.joining());
    }

    /** What another text has less (-) and more (+): lines, or files as a whole; empty when both are equal. */
    String diff(RenderedText other) {
        SortedSet<String> names = new TreeSet<>(files.keySet());
        names.addAll(other.files.keySet());
        StringBuilder diff = new StringBuilder();
        for (String name : names) {
            String before = files.get(name);
            String after = other.files.get(name);
            if (before == null) {
                diff.append("+ ").append(name).append('\n');
            } else if (after == null) {
                diff.append("- ").append(name).append('\n');
            } else if (!before.equals(after)) {
                diff.append(name).append('\n');
                append(
                        diff,
                        readable(before).lines().toList(),
                        readable(after).lines().toList());
            }
        }
        return diff.toString();
    }

    private static void append(StringBuilder diff, List<String> before, List<String> after) {
        DiffUtils.diff(before, after).getDeltas().forEach(delta -> {
            delta.getSource()
                    .getLines()
                    .forEach(line -> diff.append("- ").append(line).append('\n'));
            delta.getTarget()
                    .getLines()
                    .forEach(line -> diff.append("+ ").append(line).append('\n'));
        });
    }

    /** Compact JSON inside a scalar has a line for each member. */
    static String readable(String text) {
        return text.replace(",\\\"", ",\n\\\"");
    }
}
