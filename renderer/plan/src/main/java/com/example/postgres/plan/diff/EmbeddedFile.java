package com.example.postgres.plan.diff;

import com.example.postgres.file.EnvFile;
import com.example.postgres.file.IniFile;
import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text of a ConfigMap that is a file with settings of its own, so that one changed setting is one change. Scripts and other
 * texts are compared as they are.
 */
public final class EmbeddedFile {

    /** Patroni keeps the configuration of the cluster in this annotation. */
    private static final FieldPath PATRONI_CONFIGURATION = FieldPath.of("metadata", "annotations", "config");

    private EmbeddedFile() {}

    /** The object with the settings of each file in place of its text; paths in it are those of {@link ValueChange}. */
    public static JsonNode opened(KubernetesObject object) {
        JsonNode tree = object.tree().deepCopy();
        open(object, tree.path("data"), FieldPath.of("data"));
        open(object, tree.path("metadata").path("annotations"), FieldPath.of("metadata", "annotations"));
        return tree;
    }

    private static void open(KubernetesObject object, JsonNode texts, FieldPath path) {
        texts.properties()
                .forEach(text ->
                        read(object, path.field(text.getKey()), text.getValue()).ifPresent(text::setValue));
    }

    /**
     * The setting on a line of the text at the path: its path in the file; the root for a text without settings.
     *
     * @param line counted from 1
     */
    public static FieldPath settingOn(KubernetesObject object, FieldPath path, String text, int line) {
        if (read(object, path, TextNode.valueOf(text)).isEmpty()) {
            return FieldPath.ROOT;
        }
        List<String> lines = text.lines().limit(line).toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        return switch (extension(path.lastName())) {
            case "env" ->
                EnvFile.read(last).keySet().stream()
                        .findFirst()
                        .map(FieldPath::of)
                        .orElse(FieldPath.ROOT);
            case "ini" -> iniSetting(lines);
            case "conf" -> FieldPath.ROOT.index(line - 1);
            default ->
                YamlReader.read(path.lastName(), text)
                        .documents()
                        .get(0)
                        .sources()
                        .beginningOn(line);
        };
    }

    private static FieldPath iniSetting(List<String> lines) {
        FieldPath setting = FieldPath.ROOT;
        for (Map.Entry<String, ? extends Map<String, String>> section :
                IniFile.read(String.join("\n", lines)).entrySet()) {
            FieldPath path = section.getKey().isEmpty() ? FieldPath.ROOT : FieldPath.of(section.getKey());
            setting = path;
            for (String name : section.getValue().keySet()) {
                setting = path.field(name);
            }
        }
        return setting;
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The settings in the text at the path; empty for a value that is no such file, or cannot be read. */
    static Optional<JsonNode> read(KubernetesObject object, FieldPath path, JsonNode value) {
        if (!object.isA("ConfigMap") || !value.isTextual()) {
            return Optional.empty();
        }
        String text = value.textValue();
        if (path.equals(PATRONI_CONFIGURATION)) {
            return container(PatroniConfiguration.read(text));
        }
        return path.isWithin(FieldPath.of("data")) && path.segments().size() == 2
                ? readFile(path.lastName(), text)
                : Optional.empty();
    }

    private static Optional<JsonNode> readFile(String name, String text) {
        return switch (extension(name)) {
            case "env" -> Optional.of(env(text));
            case "ini" -> Optional.of(ini(text));
            case "conf" -> Optional.of(lines(text));
            case "yml", "yaml", "json" -> yaml(name, text);
            default -> Optional.empty();
        };
    }

    private static JsonNode env(String text) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        EnvFile.read(text).forEach(settings::put);
        return settings;
    }

    private static JsonNode ini(String text) {
        ObjectNode sections = JsonNodeFactory.instance.objectNode();
        IniFile.read(text).forEach((section, settings) -> {
            ObjectNode node = section.isEmpty() ? sections : sections.putObject(section);
            settings.forEach(node::put);
        });
        return sections;
    }

    private static JsonNode lines(String text) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        text.lines().forEach(lines::add);
        return lines;
    }

    private static Optional<JsonNode> yaml(String name, String text) {
        return YamlReader.read(name, text).documents().stream()
                .findFirst()
                .flatMap(document -> container(document.root()));
    }

    private static Optional<JsonNode> container(JsonNode node) {
        return node.isContainerNode() ? Optional.of(node) : Optional.empty();
    }
}
