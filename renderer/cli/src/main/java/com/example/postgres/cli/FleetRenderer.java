package com.example.postgres.cli;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import java.util.List;
import java.util.function.Function;

/** Validates or renders many clusters side by side; the results stand in the order of the input. */
final class FleetRenderer {

    private final Engine engine;
    private final RenderTarget target;

    FleetRenderer(Engine engine, RenderTarget target) {
        this.engine = engine;
        this.target = target;
    }

    /**
     * What became of the clusters.
     *
     * @param rendered those that could be rendered
     * @param violations of all
     */
    record Fleet(List<Rendered> rendered, List<Violation> violations) {

        Fleet {
            rendered = List.copyOf(rendered);
            violations = List.copyOf(violations);
        }
    }

    Fleet render(List<ClusterDocument> clusters) {
        List<RenderResult> results = each(clusters, cluster -> engine.render(cluster.document(), target));
        return new Fleet(
                results.stream()
                        .filter(Rendered.class::isInstance)
                        .map(Rendered.class::cast)
                        .toList(),
                results.stream().flatMap(result -> result.violations().stream()).toList());
    }

    List<Violation> validate(List<ClusterDocument> clusters) {
        return each(
                        clusters,
                        cluster -> engine.validate(cluster.document(), target).violations())
                .stream()
                .flatMap(List::stream)
                .toList();
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
}
