package com.example.postgres.cli.input;

import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which namespace each cluster is rendered for, and that no two clusters of a run are the same. */
public final class NamespaceRules {

    private final Optional<String> asked;

    /**
     * @param asked the namespace of the command line
     */
    public NamespaceRules(Optional<String> asked) {
        this.asked = asked;
    }

    /** The selection with what these rules find in it. */
    public Selection check(Selection selection) {
        List<Violation> violations = new ArrayList<>(selection.violations());
        List<String> notes = new ArrayList<>(selection.notes());
        Map<String, ClusterDocument> first = new LinkedHashMap<>();
        for (ClusterDocument cluster : selection.clusters()) {
            contradiction(cluster).ifPresent(violations::add);
            if (cluster.namespace().isEmpty() && asked.isEmpty()) {
                notes.add(cluster.start() + ": metadata.namespace is not set: rendered for the namespace "
                        + RenderTarget.FALLBACK_NAMESPACE + " (-n names another)");
            }
            if (cluster.name().isEmpty()) {
                continue;
            }
            ClusterDocument earlier = first.putIfAbsent(identity(cluster), cluster);
            if (earlier != null) {
                violations.add(duplicate(cluster, earlier));
            }
        }
        return new Selection(selection.clusters(), violations, notes);
    }

    private Optional<Violation> contradiction(ClusterDocument cluster) {
        if (asked.isEmpty()
                || cluster.namespace().isEmpty()
                || cluster.namespace().equals(asked.get())) {
            return Optional.empty();
        }
        return Optional.of(Violation.error(
                        ClusterDocument.NAMESPACE,
                        Kind.INVALID,
                        "metadata.namespace.option",
                        cluster.namespace(),
                        "-n " + asked.get() + " asks for another namespace: leave out one of the two")
                .at(cluster.document().sources()));
    }

    private Violation duplicate(ClusterDocument cluster, ClusterDocument earlier) {
        return Violation.error(
                        ClusterDocument.NAME,
                        Kind.DUPLICATE,
                        "metadata.name.duplicate",
                        identity(cluster),
                        "the cluster of this namespace and name stands also at "
                                + earlier.document().sources().locate(ClusterDocument.NAME)
                                + ": rename or remove one")
                .at(cluster.document().sources());
    }

    private String identity(ClusterDocument cluster) {
        String namespace =
                cluster.namespace().isEmpty() ? asked.orElse(RenderTarget.FALLBACK_NAMESPACE) : cluster.namespace();
        return namespace + "/" + cluster.name();
    }
}
