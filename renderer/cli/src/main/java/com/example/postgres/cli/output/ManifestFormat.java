package com.example.postgres.cli.output;

import com.example.postgres.manifest.Manifest;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Kyaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How manifests are written. */
public enum ManifestFormat {
    /** A stream of YAML documents. */
    YAML,
    /** One List, as kubectl prints several objects. */
    JSON,
    /** YAML that looks like JSON and means the same to every parser. */
    KYAML,
    /** One line {@code kind.group/name} for each object. */
    NAME;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether one object makes one file that a GitOps engine reads. */
    public boolean isForFiles() {
        return this == YAML || this == KYAML;
    }

    /** Whether the texts of several calls in a row are one text of this format. */
    boolean canBeContinued() {
        return this != JSON;
    }

    /** The complete text. */
    public String write(List<Manifest> manifests) {
        return switch (this) {
            case YAML -> CanonicalYaml.writeAll(trees(manifests));
            case JSON -> json(manifests);
            case KYAML -> Kyaml.writeAll(trees(manifests));
            case NAME -> names(manifests);
        };
    }

    /** The text of a file with one object. */
    String writeFile(Manifest manifest) {
        return this == YAML ? CanonicalYaml.write(manifest.tree()) : write(List.of(manifest));
    }

    private static String json(List<Manifest> manifests) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode().addAll(trees(manifests));
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("apiVersion", "v1").put("kind", "List").set("items", items);
        return CanonicalJson.pretty(list);
    }

    private static String names(List<Manifest> manifests) {
        return manifests.stream()
                .map(manifest -> manifest.id().resourceName() + "\n")
                .collect(Collectors.joining());
    }

    private static List<JsonNode> trees(List<Manifest> manifests) {
        return manifests.stream().map(Manifest::tree).toList();
    }
}
