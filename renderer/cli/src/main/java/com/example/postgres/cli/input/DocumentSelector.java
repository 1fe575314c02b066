package com.example.postgres.cli.input;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Picks the PostgresCluster documents out of the texts. */
public final class DocumentSelector {

    private final List<ClusterDocument> clusters = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private DocumentSelector() {}

    /** The clusters of all texts; other kinds are left out, but a text that the user named must hold a cluster. */
    public static Selection select(List<InputText> texts) {
        DocumentSelector selector = new DocumentSelector();
        List<ReadResult> results = texts.size() == 1
                ? List.of(parse(texts.get(0)))
                : texts.parallelStream().map(DocumentSelector::parse).toList();
        for (int i = 0; i < results.size(); i++) {
            selector.read(texts.get(i), results.get(i));
        }
        if (!texts.isEmpty() && selector.clusters.isEmpty() && selector.violations.isEmpty()) {
            selector.violations.add(noCluster(texts.get(0).name(), List.of()));
        }
        return new Selection(selector.clusters, selector.violations, selector.notes);
    }

    private static ReadResult parse(InputText text) {
        return YamlReader.read(text.name(), text.content());
    }

    private void read(InputText text, ReadResult result) {
        if (result.violations().stream().anyMatch(Violation::isError)) {
            violations.addAll(result.violations());
            return;
        }
        violations.addAll(result.violations());
        List<ClusterDocument> all = result.documents().stream()
                .map(document -> new ClusterDocument(document, text))
                .toList();
        List<ClusterDocument> ours =
                all.stream().filter(ClusterDocument::isOfOurGroup).toList();
        if (ours.isEmpty() && text.isNamed()) {
            ours = all.stream().filter(ClusterDocument::mayBeMeant).toList();
        }
        clusters.addAll(ours);
        List<ClusterDocument> others = new ArrayList<>(all);
        others.removeAll(ours);
        if (ours.isEmpty() && text.isNamed()) {
            violations.add(noCluster(text.name(), others));
        } else if (!others.isEmpty()) {
            notes.add(text.name() + ": not rendered because of another kind: " + kinds(others));
        }
    }

    private static Violation noCluster(String source, List<ClusterDocument> others) {
        String found = others.isEmpty() ? "" : ", only " + kinds(others);
        return Violation.error(
                        FieldPath.ROOT,
                        Kind.REQUIRED,
                        "input.kind",
                        null,
                        "no PostgresCluster is here" + found + ": give a document with apiVersion "
                                + ClusterDocument.GROUP + "v1alpha1 and kind " + ClusterDocument.KIND)
                .at(others.isEmpty() ? Position.of(source) : others.get(0).start());
    }

    private static String kinds(List<ClusterDocument> documents) {
        Set<String> kinds =
                documents.stream().map(ClusterDocument::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(", ", kinds);
    }
}
