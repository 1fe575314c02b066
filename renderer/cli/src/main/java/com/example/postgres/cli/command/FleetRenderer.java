package com.example.postgres.cli.command;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Validates or renders many clusters in parallel; results are in the order of the input. */
final class FleetRenderer {

    private final Terminal terminal;
    private final Library library;
    private final RenderTarget target;
    private final UnlistedApis unlistedApis;

    FleetRenderer(Terminal terminal, Library library, RenderTarget target) {
        this.terminal = terminal;
        this.library = library;
        this.target = target;
        this.unlistedApis = new UnlistedApis(target.apiVersions());
    }

    /**
     * The results of all clusters.
     *
     * @param printed the clusters that were rendered
     * @param violations of all clusters
     * @param defects of pgc that single clusters show
     */
    record Fleet(List<PrintedCluster> printed, List<Violation> violations, List<DefectException> defects) {

        Fleet {
            printed = List.copyOf(printed);
            violations = List.copyOf(violations);
            defects = List.copyOf(defects);
        }

        /** Throws if there are defects: everything else has been reported. */
        void throwDefects() {
            if (!defects.isEmpty()) {
                DefectException first = defects.get(0);
                defects.stream().skip(1).forEach(first::addSuppressed);
                throw first;
            }
        }
    }

    private record Outcome(
            Optional<PrintedCluster> printed, List<Violation> violations, Optional<DefectException> defect) {

        static Outcome of(Optional<PrintedCluster> printed, List<Violation> violations) {
            return new Outcome(printed, violations, Optional.empty());
        }
    }

    /** Prints each cluster as soon as it is rendered: the trees of a whole fleet would not fit in memory. */
    Fleet render(List<ClusterDocument> clusters, ManifestFormat format) {
        return each(clusters, cluster -> {
            RenderResult result = library.render(cluster.document(), target);
            return Outcome.of(
                    result instanceof Rendered rendered
                            ? Optional.of(PrintedCluster.of(rendered, format))
                            : Optional.empty(),
                    violations(cluster, result));
        });
    }

    /** Renders the clusters only if that is needed: the APIs that a cluster needs are known only after rendering. */
    Fleet validate(List<ClusterDocument> clusters) {
        return each(
                clusters,
                cluster -> Outcome.of(
                        Optional.empty(),
                        unlistedApis.isGiven()
                                ? violations(cluster, library.render(cluster.document(), target))
                                : library.validate(cluster.document(), target)));
    }

    private List<Violation> violations(ClusterDocument cluster, RenderResult result) {
        List<Violation> violations = new ArrayList<>(result.violations());
        if (result instanceof Rendered rendered) {
            violations.addAll(unlistedApis.warnings(rendered, cluster.document().sources()));
        }
        return violations;
    }

    private Fleet each(List<ClusterDocument> clusters, Function<ClusterDocument, Outcome> work) {
        List<Outcome> outcomes = ParallelWork.each(terminal, clusters, cluster -> {
            try {
                return work.apply(cluster);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                return new Outcome(Optional.empty(), List.of(), Optional.of(new DefectException(cluster.start(), e)));
            }
        });
        return new Fleet(
                outcomes.stream().flatMap(outcome -> outcome.printed().stream()).toList(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.violations().stream())
                        .toList(),
                outcomes.stream().flatMap(outcome -> outcome.defect().stream()).toList());
    }

    /** A defect of pgc that one cluster of the input shows. */
    static final class DefectException extends RuntimeException {

        private final transient Position position;

        DefectException(Position position, Throwable cause) {
            super(position + ": " + cause, cause);
            this.position = position;
        }

        Violation violation() {
            return Violation.error(FieldPath.ROOT, Kind.INTERNAL, "pgc.defect", null, String.valueOf(getCause()))
                    .at(position);
        }
    }
}
