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

    /** Reads the list. Throws if the text is something else. */
    public static ResourceList read(String name, byte[] content) {
        ReadResult result = YamlReader.readSet(name, content);
        Optional<Document> list = result.documents().stream()
                .filter(document -> document.root().path("kind").asText().equals(KIND)
                        && document.root().path("apiVersion").asText().startsWith(GROUP))
                .findFirst();
        if (list.isEmpty() || !result.violations().isEmpty()) {
            throw CommandException.io(
                    "standard input is no ResourceList: "
                            + result.violations().stream()
                                    .findFirst()
                                    .map(Object::toString)
                                    .orElse("kustomize and other tools pass one to a function"),
                    "pgc render renders files");
        }
        return new ResourceList(list.get(), new InputText(name, content, true));
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
