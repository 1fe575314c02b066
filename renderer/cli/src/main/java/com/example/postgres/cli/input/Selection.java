package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.Note;
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

/**
 * The PostgresClusters of the input.
 *
 * @param clusters documents to render, in the order of the input
 * @param violations of the texts; a document with violations is not among the clusters
 * @param notes what was skipped and what was assumed
 */
public record Selection(List<ClusterDocument> clusters, List<Violation> violations, List<Note> notes) {

    public Selection {
        clusters = List.copyOf(clusters);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }

    /** Selects the clusters of all texts. Other kinds are skipped, but a text that the user named must contain a cluster. */
    public static Selection of(List<InputText> texts) {
        // Filters each file on its own: most documents of a folder may be other kinds.
        List<Selection> found = texts.size() == 1
                ? List.of(of(texts.get(0)))
                : texts.parallelStream().map(Selection::of).toList();
        Selection all = join(found);
        if (texts.isEmpty() || !all.clusters().isEmpty() || !all.violations().isEmpty()) {
            return all;
        }
        return new Selection(List.of(), List.of(noCluster(texts.get(0).name(), List.of())), all.notes());
    }

    /** All of them as one, in this order. */
    static Selection join(List<Selection> found) {
        List<ClusterDocument> clusters = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (Selection one : found) {
            clusters.addAll(one.clusters());
            violations.addAll(one.violations());
            notes.addAll(one.notes());
        }
        return new Selection(clusters, violations, notes);
    }

    private static Selection of(InputText text) {
        return of(text, YamlReader.read(text.name(), text.content()));
    }

    /** The clusters of a text that has been read. */
    static Selection of(InputText text, ReadResult result) {
        List<ClusterDocument> all = result.intact().stream()
                .flatMap(document -> ClusterDocument.of(document, text))
                .toList();
        List<ClusterDocument> clusters =
                all.stream().filter(ClusterDocument::isCluster).toList();
        if (clusters.isEmpty() && text.isNamed()) {
            clusters = all.stream().filter(document -> !document.hasKind()).toList();
        }
        List<ClusterDocument> others = new ArrayList<>(all);
        others.removeAll(clusters);
        List<Violation> violations = new ArrayList<>(result.violations());
        List<Note> notes = new ArrayList<>();
        if (clusters.isEmpty() && violations.isEmpty() && text.isNamed()) {
            violations.add(noCluster(text.name(), others));
        } else if (!others.isEmpty()) {
            notes.add(new Note(text.name(), ": skipped, not a PostgresCluster: " + kinds(others)));
        }
        return new Selection(clusters, violations, notes);
    }

    private static Violation noCluster(String source, List<ClusterDocument> others) {
        String found = others.isEmpty() ? "" : ", only " + kinds(others);
        return Violation.error(
                        FieldPath.ROOT,
                        Kind.REQUIRED,
                        "input.kind",
                        null,
                        "no PostgresCluster found" + found + ": add a document with apiVersion " + ClusterDocument.GROUP
                                + "v1alpha1 and kind " + ClusterDocument.KIND)
                .at(others.isEmpty() ? Position.of(source) : others.get(0).start());
    }

    private static String kinds(List<ClusterDocument> documents) {
        Set<String> kinds =
                documents.stream().map(ClusterDocument::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(", ", kinds);
    }
}
