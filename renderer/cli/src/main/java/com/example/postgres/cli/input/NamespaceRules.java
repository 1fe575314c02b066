package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.Note;
import com.example.postgres.model.Names;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.WrittenArchive;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks {@code -n} against the namespaces of the specs, and that no two clusters are the same, or share objects or an
 * archive.
 */
public final class NamespaceRules {

    private static final FieldPath ARCHIVE_NAME = FieldPath.of("spec", "backup", "archiveName");

    private final Optional<String> option;

    /**
     * @param option the namespace of the command line
     */
    public NamespaceRules(Optional<String> option) {
        this.option = option;
    }

    /** The selection with the violations and notes of these rules. */
    public Selection check(Selection selection) {
        List<Violation> violations = new ArrayList<>(selection.violations());
        List<Note> notes = new ArrayList<>(selection.notes());
        Map<String, ClusterDocument> first = new LinkedHashMap<>();
        for (ClusterDocument cluster : selection.clusters()) {
            contradiction(cluster).ifPresent(violations::add);
            if (cluster.namespace().isEmpty() && option.isEmpty()) {
                notes.add(new Note(
                        cluster.start().toString(),
                        ": metadata.namespace is not set: using the namespace " + RenderTarget.FALLBACK_NAMESPACE
                                + " (choose another with -n)"));
            }
            if (cluster.name().isEmpty()) {
                continue;
            }
            ClusterDocument earlier = first.putIfAbsent(identity(cluster), cluster);
            if (earlier != null) {
                violations.add(duplicate(cluster, earlier));
            }
        }
        violations.addAll(sharedArchives(first));
        first.values().forEach(cluster -> overlaps(cluster, first).forEach(violations::add));
        return new Selection(selection.clusters(), violations, notes);
    }

    /** The other clusters of the namespace that have objects with the name of this one. */
    private Stream<Violation> overlaps(ClusterDocument cluster, Map<String, ClusterDocument> byIdentity) {
        String identity = identity(cluster);
        return Names.SHARED_ENDINGS.stream()
                .filter(identity::endsWith)
                .flatMap(ending ->
                        Stream.ofNullable(byIdentity.get(identity.substring(0, identity.length() - ending.length()))))
                .map(other -> Violation.error(
                                ClusterDocument.NAME,
                                Kind.INVALID,
                                "metadata.name.overlap",
                                cluster.name(),
                                "the PostgresCluster \"" + other.name() + "\" at "
                                        + other.document().sources().locate(ClusterDocument.NAME)
                                        + " has objects of this name: rename one")
                        .at(cluster.document().sources()));
    }

    /** Two clusters that archive to one place overwrite each other's WAL and delete each other's backups. */
    private static List<Violation> sharedArchives(Map<String, ClusterDocument> byIdentity) {
        // By text: the hash of a record costs a cold start 20 ms.
        Map<String, ClusterDocument> owners = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        byIdentity.forEach((identity, cluster) -> {
            ClusterId id = new ClusterId(identity.substring(0, identity.indexOf('/')), cluster.name());
            Optional<WrittenArchive> archive = WrittenArchive.of(cluster.document(), id);
            Optional<ClusterDocument> owner =
                    archive.map(one -> owners.putIfAbsent(one.major() + " of " + one.location(), cluster));
            owner.ifPresent(other -> violations.add(Violation.error(
                            ARCHIVE_NAME,
                            Kind.DUPLICATE,
                            "backup.archiveName.shared",
                            archive.get().location(),
                            "the PostgresCluster \"" + other.name() + "\" at "
                                    + other.document().sources().locate(ClusterDocument.NAME)
                                    + " writes to this archive: set another archiveName")
                    .at(cluster.document().sources())));
        });
        return violations;
    }

    private Optional<Violation> contradiction(ClusterDocument cluster) {
        if (option.isEmpty()
                || cluster.namespace().isEmpty()
                || cluster.namespace().equals(option.get())) {
            return Optional.empty();
        }
        return Optional.of(Violation.error(
                        ClusterDocument.NAMESPACE,
                        Kind.INVALID,
                        "metadata.namespace.option",
                        cluster.namespace(),
                        "-n " + option.get() + " contradicts it: remove one of the two")
                .at(cluster.document().sources()));
    }

    private Violation duplicate(ClusterDocument cluster, ClusterDocument earlier) {
        return Violation.error(
                        ClusterDocument.NAME,
                        Kind.DUPLICATE,
                        "metadata.name.duplicate",
                        identity(cluster),
                        "another PostgresCluster with this namespace and name is at "
                                + earlier.document().sources().locate(ClusterDocument.NAME)
                                + ": rename or remove one")
                .at(cluster.document().sources());
    }

    /** The cluster that is rendered for the document. */
    ClusterId id(ClusterDocument cluster) {
        return new ClusterId(namespace(cluster), cluster.name());
    }

    private String identity(ClusterDocument cluster) {
        return namespace(cluster) + "/" + cluster.name();
    }

    private String namespace(ClusterDocument cluster) {
        return cluster.namespace().isEmpty() ? option.orElse(RenderTarget.FALLBACK_NAMESPACE) : cluster.namespace();
    }
}
