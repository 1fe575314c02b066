package com.example.postgres.golden;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of {@code src/test/fields/<base>/fields.yaml}: one field of the cluster beside it gets another value.
 *
 * @param base folder of the cluster
 * @param field path with list indexes, such as {@code spec.imagePullSecrets[0].name}
 * @param value other than that of the cluster and other than the default
 */
record FieldChange(Path base, String field, JsonNode value) {

    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "")).resolve("src/test/fields");

    /** The folders of the base clusters. */
    static List<Path> bases() {
        try (Stream<Path> children = Files.list(FOLDER)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one base, in their order. */
    static List<FieldChange> of(Path base) {
        List<FieldChange> changes = new ArrayList<>();
        read(base.resolve("fields.yaml"))
                .properties()
                .forEach(row -> changes.add(new FieldChange(base, row.getKey(), row.getValue())));
        return changes;
    }

    /** The rows of all bases. */
    static List<FieldChange> all() {
        return bases().stream().flatMap(base -> of(base).stream()).toList();
    }

    /** The fields that change nothing in the rendered set, with the reason. */
    static Map<String, String> notRendered() {
        Map<String, String> reasons = new TreeMap<>();
        read(FOLDER.resolve("not-rendered.yaml"))
                .properties()
                .forEach(field -> reasons.put(field.getKey(), field.getValue().asText()));
        return reasons;
    }

    /** The cluster of a base as it is committed. */
    static JsonNode cluster(Path base) {
        return read(base.resolve("cluster.yaml"));
    }

    /** The cluster of the base with the value in its place. */
    JsonNode changedCluster() {
        ObjectNode cluster = (ObjectNode) cluster(base);
        JsonPointer pointer = pointer();
        JsonPointer last = pointer.last();
        if (last.mayMatchElement()) {
            ((ArrayNode) cluster.at(pointer.head())).set(last.getMatchingIndex(), value);
        } else {
            cluster.withObject(pointer.head()).set(last.getMatchingProperty(), value);
        }
        return cluster;
    }

    /** The path of the field in the schema, without list indexes; an item of a list stands for the list. */
    String property() {
        return field.replaceAll("\\[[0-9]+]$", "").replaceAll("\\[[0-9]+]", "[]");
    }

    /** The leaves of the schema that differ: the field itself, or those in a list item that is replaced as a whole. */
    Set<String> changedProperties(Set<String> leaves) {
        if (leaves.contains(property()) || !field.endsWith("]")) {
            return Set.of(property());
        }
        JsonNode before = cluster(base).at(pointer());
        return Stream.concat(before.properties().stream(), value.properties().stream())
                .map(Map.Entry::getKey)
                .filter(key -> !before.path(key).equals(value.path(key)))
                .map(key -> property() + "[]." + key)
                .collect(Collectors.toSet());
    }

    private JsonPointer pointer() {
        return JsonPointer.compile(
                "/" + field.replace("[", "/").replace("]", "").replace('.', '/'));
    }

    private static JsonNode read(Path file) {
        try {
            return YamlReader.readTrusted(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return field + " (" + base.getFileName() + ")";
    }
}
