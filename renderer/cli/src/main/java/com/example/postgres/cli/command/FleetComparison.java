package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.LiveClusters;
import com.example.postgres.cli.command.FleetRenderer.DefectException;
import com.example.postgres.cli.difference.ClusterDifference;
import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.cli.input.Side;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Note;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares the clusters of two sides in parallel. Both specs of a cluster are rendered just before it is compared: the trees of
 * a whole fleet would not fit in memory.
 */
final class FleetComparison {

    private final Terminal terminal;
    private final Library library;
    private final Targets targets;
    private final Optional<LiveSide> live;

    /**
     * @param live reads one of the sides from the running cluster, which then has no texts
     */
    FleetComparison(Terminal terminal, Library library, Targets targets, Optional<LiveSide> live) {
        this.terminal = terminal;
        this.library = library;
        this.targets = targets;
        this.live = live;
    }

    /**
     * The side that is read from the running cluster.
     *
     * @param clusters in it
     * @param isBefore whether it is the earlier side
     */
    record LiveSide(LiveClusters clusters, boolean isBefore) {}

    /**
     * The results of all clusters.
     *
     * @param results of the clusters of which both sides could be rendered, by namespace and name
     * @param violations of the new specs, and the errors of the earlier ones
     * @param defects of pgc that single clusters show
     * @param notes what somebody added in the running cluster
     */
    record Compared<R>(List<R> results, List<Violation> violations, List<DefectException> defects, List<Note> notes) {

        Compared {
            results = List.copyOf(results);
            notes = List.copyOf(notes);
            violations = List.copyOf(violations);
            defects = List.copyOf(defects);
        }
    }

    private record Outcome<R>(
            Optional<R> result, List<Violation> violations, Optional<DefectException> defect, List<Note> notes) {}

    <R> Compared<R> each(Side before, Side after, Function<ClusterPair, R> work) {
        TreeSet<ClusterId> clusters = new TreeSet<>();
        List.of(before, after).forEach(side -> {
            clusters.addAll(side.specs().keySet());
            clusters.addAll(side.objects().keySet());
        });
        List<Outcome<R>> outcomes =
                ParallelWork.each(terminal, List.copyOf(clusters), cluster -> compare(cluster, before, after, work));
        return new Compared<>(
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList(),
                outcomes.stream()
                        .flatMap(outcome -> outcome.violations().stream())
                        .toList(),
                outcomes.stream().flatMap(outcome -> outcome.defect().stream()).toList(),
                outcomes.stream().flatMap(outcome -> outcome.notes().stream()).toList());
    }

    private <R> Outcome<R> compare(ClusterId cluster, Side before, Side after, Function<ClusterPair, R> work) {
        Optional<ClusterDocument> oldSpec = Optional.ofNullable(before.specs().get(cluster));
        Optional<ClusterDocument> newSpec = Optional.ofNullable(after.specs().get(cluster));
        try {
            List<Violation> violations = new ArrayList<>();
            Targets.Choice target = targets.of(cluster);
            Optional<ClusterState> newState = state(cluster, newSpec, after.objects(), target, violations);
            Optional<ClusterState> oldState;
            if (isSame(oldSpec, newSpec)) {
                oldState = newState;
            } else {
                List<Violation> earlier = new ArrayList<>();
                oldState = state(cluster, oldSpec, before.objects(), target, earlier);
                earlier.stream().filter(Violation::isError).forEach(violations::add);
            }
            if (violations.stream().anyMatch(Violation::isError)) {
                return new Outcome<>(Optional.empty(), violations, Optional.empty(), List.of());
            }
            List<Note> notes = new ArrayList<>();
            if (live.isPresent() && live.get().isBefore()) {
                oldState = state(live.get(), cluster, newState, notes);
            } else if (live.isPresent()) {
                newState = state(live.get(), cluster, oldState, notes);
            }
            return new Outcome<>(
                    Optional.of(work.apply(new ClusterPair(cluster, oldState, newState, newSpec, target))),
                    violations,
                    Optional.empty(),
                    notes);
        } catch (CommandException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            Position position = newSpec.or(() -> oldSpec)
                    .map(ClusterDocument::start)
                    .orElseGet(() -> Position.of(cluster.toString()));
            return new Outcome<>(Optional.empty(), List.of(), Optional.of(new DefectException(position, e)), List.of());
        }
    }

    /** The cluster as it runs, which has the objects that the other side names, and the spec that the operator serves. */
    private Optional<ClusterState> state(
            LiveSide side, ClusterId cluster, Optional<ClusterState> other, List<Note> notes) {
        LiveClusters.Found found =
                side.clusters().find(cluster, other.map(ClusterState::objects).orElseThrow());
        found.additions()
                .forEach(addition -> notes.add(new Note(
                        ClusterDifference.label(cluster) + " " + addition,
                        ": not in the manifests; applying them does not remove it")));
        Optional<JsonNode> spec =
                targets.isOperator() ? side.clusters().operated(cluster).spec() : Optional.empty();
        return found.objects().map(objects -> new ClusterState(objects, spec));
    }

    private static boolean isSame(Optional<ClusterDocument> one, Optional<ClusterDocument> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().document().root().equals(other.get().document().root());
    }

    private Optional<ClusterState> state(
            ClusterId cluster,
            Optional<ClusterDocument> spec,
            Map<ClusterId, ObjectSet> objects,
            Targets.Choice target,
            List<Violation> violations) {
        if (spec.isEmpty()) {
            return Optional.ofNullable(objects.get(cluster)).map(set -> new ClusterState(set, Optional.empty()));
        }
        RenderResult result = library.render(spec.get().document(), target.target());
        violations.addAll(result.violations());
        return result instanceof Rendered rendered
                ? Optional.of(new ClusterState(
                        rendered.manifests(),
                        Optional.of(spec.get().document().root().path("spec"))))
                : Optional.empty();
    }
}
