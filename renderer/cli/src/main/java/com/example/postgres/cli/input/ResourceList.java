package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.source.FieldPath;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Input of a KRM function.
 *
 * @param document with the items
 * @param text from which it was read
 * @see <a href="https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md">KRM
 *     Functions Specification</a>
 */
public record ResourceList(Document document, InputText text) {

    public static final String KIND = "ResourceList";
    private static final String GROUP = "config.kubernetes.io/";
    private static final List<String> VERSIONS = List.of(GROUP + "v1", GROUP + "v1beta1", GROUP + "v1alpha1");

    /** Reads the list. Throws if the text is something else. */
    public static ResourceList read(String name, byte[] content) {
        ReadResult result = YamlReader.readSet(name, content);
        if (!result.violations().isEmpty()) {
            throw refused(result.violations().get(0).toString());
        }
        if (result.documents().stream().noneMatch(ResourceList::isList)) {
            throw refused("kustomize and other tools pass one to a function");
        }
        if (result.documents().size() > 1) {
            throw refused("it has " + result.documents().size() + " documents");
        }
        Document list = result.documents().get(0);
        String version = list.root().path("apiVersion").asText();
        if (!VERSIONS.contains(version)) {
            throw refused("the unknown version " + version + ": known are " + String.join(", ", VERSIONS));
        }
        JsonNode items = list.root().path("items");
        if (!items.isMissingNode() && !items.isNull() && !items.isArray()) {
            throw refused("items is no list");
        }
        return new ResourceList(list, new InputText(name, content, true));
    }

    private static boolean isList(Document document) {
        return document.root().path("kind").asText().equals(KIND)
                && document.root().path("apiVersion").asText().startsWith(GROUP);
    }

    private static CommandException refused(String reason) {
        return CommandException.io("standard input is no ResourceList: " + reason, "pgc render renders files");
    }

    /** All items. */
    public List<JsonNode> items() {
        JsonNode items = document.root().path("items");
        return IntStream.range(0, items.size()).mapToObj(items::get).toList();
    }

    /** The PostgresCluster that this item is; empty for any other item. */
    public Optional<ClusterDocument> cluster(int index) {
        Document item = document.part(FieldPath.of("items").index(index), items().get(index));
        return Optional.of(new ClusterDocument(item, text)).filter(ClusterDocument::isCluster);
    }

    /** All clusters, checked together. */
    public Selection clusters(Optional<String> namespace) {
        List<ClusterDocument> clusters = IntStream.range(0, items().size())
                .mapToObj(this::cluster)
                .flatMap(Optional::stream)
                .toList();
        return new NamespaceRules(namespace).check(new Selection(clusters, List.of(), List.of()));
    }
}
