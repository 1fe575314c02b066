package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.Note;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.ClusterId;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clusters of one side of a comparison: specs, which are rendered, and objects that were rendered before. Where a side has
 * both for a cluster, as a directory with the spec above its rendered files, the spec counts.
 *
 * @param specs by cluster
 * @param objects by cluster, for clusters without a spec; objects without a cluster are under an empty name
 * @param filled the names of the texts that are not empty
 * @param violations of the texts
 * @param notes what was skipped and what was assumed
 */
public record Side(
        Map<ClusterId, ClusterDocument> specs,
        Map<ClusterId, ObjectSet> objects,
        Set<String> filled,
        List<Violation> violations,
        List<Note> notes) {

    private record Parsed(InputText text, ReadResult result) {

        boolean hasSpec() {
            return result.documents().stream()
                    .flatMap(document -> ClusterDocument.of(document, text))
                    .anyMatch(ClusterDocument::isCluster);
        }
    }

    /**
     * The clusters in the texts.
     *
     * @param inventories beside them
     * @param namespace of the command line
     */
    public static Side of(List<InputText> texts, List<InputText> inventories, Optional<String> namespace) {
        List<Violation> violations = new ArrayList<>(Stream.concat(texts.stream(), inventories.stream())
                .flatMap(text -> conflict(text).stream())
                .toList());
        if (!violations.isEmpty()) {
            return new Side(Map.of(), Map.of(), Set.of(), violations, List.of());
        }
        List<Parsed> parsed = texts.parallelStream()
                .map(text -> new Parsed(text, YamlReader.readSet(text.name(), text.content())))
                .toList();
        NamespaceRules rules = new NamespaceRules(namespace);
        Selection selection = rules.check(Selection.join(parsed.stream()
                .filter(Parsed::hasSpec)
                .map(one -> Selection.of(one.text(), one.result()))
                .toList()));
        violations.addAll(selection.violations());
        List<Note> notes = new ArrayList<>(selection.notes());
        Map<ClusterId, ClusterDocument> specs = new TreeMap<>();
        selection.clusters().forEach(spec -> specs.putIfAbsent(rules.id(spec), spec));
        Map<ClusterId, ObjectSet> objects =
                objects(parsed.stream().filter(one -> !one.hasSpec()).toList(), specs, violations, notes);
        if (specs.isEmpty() && objects.isEmpty() && violations.isEmpty() && !texts.isEmpty()) {
            violations.add(Violation.error(
                            FieldPath.ROOT,
                            Kind.REQUIRED,
                            "input.kind",
                            null,
                            "no PostgresCluster and no Kubernetes object found: is it the right path?")
                    .at(Position.of(texts.get(0).name())));
        }
        Set<String> filled = parsed.stream()
                .filter(one -> !one.result().documents().isEmpty())
                .map(one -> one.text().name())
                .collect(Collectors.toSet());
        return new Side(specs, objects, filled, violations, notes);
    }

    private static Map<ClusterId, ObjectSet> objects(
            List<Parsed> texts, Map<ClusterId, ClusterDocument> specs, List<Violation> violations, List<Note> notes) {
        List<Document> documents = new ArrayList<>();
        for (Parsed one : texts) {
            violations.addAll(one.result().violations());
            documents.addAll(one.result().documents());
        }
        ObjectReader.Found found = ObjectReader.read(documents);
        Map<ClusterId, List<KubernetesObject>> byCluster = new TreeMap<>();
        for (KubernetesObject object : found.set()) {
            ClusterId cluster = new ClusterId(object.id().namespace(), object.cluster());
            if (specs.containsKey(cluster)
                    || (!specs.isEmpty() && cluster.name().isEmpty())) {
                notes.add(new Note(
                        object.sources().locate(FieldPath.ROOT).source(),
                        ": skipped, the PostgresClusters beside it are rendered"));
            } else {
                byCluster.computeIfAbsent(cluster, id -> new ArrayList<>()).add(object);
            }
        }
        if (specs.isEmpty()) {
            violations.addAll(found.violations());
        }
        Map<ClusterId, ObjectSet> sets = new TreeMap<>();
        byCluster.forEach((cluster, objects) -> sets.put(cluster, new ObjectSet(objects)));
        return sets;
    }

    /** An unresolved conflict of a merge: YAML would complain about something else. */
    private static Optional<Violation> conflict(InputText text) {
        List<String> lines =
                new String(text.content(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("<<<<<<< ")
                    && lines.subList(i, lines.size()).stream().anyMatch(line -> line.startsWith(">>>>>>> "))) {
                return Optional.of(Violation.error(
                                FieldPath.ROOT,
                                Kind.SYNTAX,
                                "input.conflict",
                                null,
                                "an unresolved merge conflict: resolve it")
                        .at(new Position(text.name(), i + 1, 1)));
            }
        }
        return Optional.empty();
    }

    /** Whether there is no cluster and no object. */
    public boolean isEmpty() {
        return specs.isEmpty() && objects.isEmpty();
    }
}
