package com.example.postgres.cli.input;

import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code -n} against the namespaces of the specs, and that no two clusters are the same. */
public final class NamespaceRules {

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
        List<String> notes = new ArrayList<>(selection.notes());
        Map<String, ClusterDocument> first = new LinkedHashMap<>();
        for (ClusterDocument cluster : selection.clusters()) {
            contradiction(cluster).ifPresent(violations::add);
            if (cluster.namespace().isEmpty() && option.isEmpty()) {
                notes.add(cluster.start() + ": metadata.namespace is not set: using the namespace "
                        + RenderTarget.FALLBACK_NAMESPACE + " (choose another with -n)");
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

    private String identity(ClusterDocument cluster) {
        String namespace =
                cluster.namespace().isEmpty() ? option.orElse(RenderTarget.FALLBACK_NAMESPACE) : cluster.namespace();
        return namespace + "/" + cluster.name();
    }
}
