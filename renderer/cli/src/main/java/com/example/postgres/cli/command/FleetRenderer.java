package com.example.postgres.cli.command;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.output.ManifestFormat;
import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Validates or renders many clusters in parallel; results are in the order of the input. */
final class FleetRenderer {

    private final Library library;
    private final RenderTarget target;
    private final UnlistedApis unlistedApis;

    FleetRenderer(Library library, RenderTarget target) {
        this.library = library;
        this.target = target;
        this.unlistedApis = new UnlistedApis(target.apiVersions());
    }

    /**
     * The results of all clusters.
     *
     * @param printed the clusters that were rendered
     * @param violations of all clusters
     */
    record Fleet(List<PrintedCluster> printed, List<Violation> violations) {

        Fleet {
            printed = List.copyOf(printed);
            violations = List.copyOf(violations);
        }
    }

    private record Outcome(Optional<PrintedCluster> printed, List<Violation> violations) {}

    /** Prints each cluster as soon as it is rendered: the trees of a whole fleet would not fit in memory. */
    Fleet render(List<ClusterDocument> clusters, ManifestFormat format) {
        List<Outcome> outcomes = each(clusters, cluster -> {
            RenderResult result = library.render(cluster.document(), target);
            return new Outcome(
                    result instanceof Rendered rendered
                            ? Optional.of(PrintedCluster.of(rendered, format))
                            : Optional.empty(),
                    violations(cluster, result));
        });
        return new Fleet(
                outcomes.stream().flatMap(outcome -> outcome.printed().stream()).toList(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.violations().stream())
                        .toList());
    }

    List<Violation> validate(List<ClusterDocument> clusters) {
        return each(clusters, this::validate).stream().flatMap(List::stream).toList();
    }

    /** The APIs that a cluster needs are known only after rendering. */
    private List<Violation> validate(ClusterDocument cluster) {
        return unlistedApis.isGiven()
                ? violations(cluster, library.render(cluster.document(), target))
                : library.validate(cluster.document(), target);
    }

    private List<Violation> violations(ClusterDocument cluster, RenderResult result) {
        List<Violation> violations = new ArrayList<>(result.violations());
        if (result instanceof Rendered rendered) {
            violations.addAll(unlistedApis.warnings(rendered, cluster.document().sources()));
        }
        return violations;
    }

    private static <T> List<T> each(List<ClusterDocument> clusters, Function<ClusterDocument, T> work) {
        Function<ClusterDocument, T> located = cluster -> {
            try {
                return work.apply(cluster);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new DefectException(cluster.start().toString(), e);
            }
        };
        return clusters.size() == 1
                ? List.of(located.apply(clusters.get(0)))
                : clusters.parallelStream().map(located).toList();
    }

    /** A defect of pgc that one cluster of the input shows. */
    static final class DefectException extends RuntimeException {

        DefectException(String position, Throwable cause) {
            super(position + ": " + cause, cause);
        }
    }
}
