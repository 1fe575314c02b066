package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.LiveClusters;
import com.example.postgres.cli.command.FleetComparison.Compared;
import com.example.postgres.cli.command.FleetComparison.LiveSide;
import com.example.postgres.cli.command.FleetRenderer.Fleet;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.input.Side;
import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.input.SideTexts;
import com.example.postgres.cli.option.SideOptions;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.output.InventoryCheck;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Note;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.live.LiveObject.Additions;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads both sides and compares each cluster. Where anything could not be read or rendered it says so and compares nothing: a
 * part of the differences would be taken for all of them.
 */
final class Comparison {

    private static final String REFUSED_SPEC =
            "instead of a spec that this version of pgc refuses, compare the directory that was rendered from it";

    private final Terminal terminal;
    private final Library library;
    private final TargetOptions targetOptions;
    private final List<InputText> texts = new ArrayList<>();
    private final List<Violation> failures = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    Comparison(Terminal terminal, Library library, TargetOptions targetOptions) {
        this.terminal = terminal;
        this.library = library;
        this.targetOptions = targetOptions;
    }

    /**
     * The results of all clusters, by namespace and name. Throws if there is anything that prevents one of them.
     *
     * @param additions whether values that somebody added in the running cluster are differences
     * @param targets as far as they are known without the running cluster
     */
    <R> List<R> run(SideOptions options, Additions additions, Targets targets, Function<ClusterPair, R> work) {
        SideSource oldSource = options.before();
        SideSource newSource = options.after();
        boolean isOldLive = oldSource instanceof SideSource.LiveCluster;
        if (!isOldLive && !(newSource instanceof SideSource.LiveCluster)) {
            return run(options, oldSource, newSource, Optional.empty(), targets, work);
        }
        try (ApiServer server = options.cluster().connect(terminal)) {
            LiveClusters clusters = new LiveClusters(server, additions);
            LiveSide live = new LiveSide(clusters, isOldLive);
            Targets known = targets.with(cluster -> clusters.operated(cluster).target());
            return run(options, oldSource, newSource, Optional.of(live), known, work);
        }
    }

    private <R> List<R> run(
            SideOptions options,
            SideSource oldSource,
            SideSource newSource,
            Optional<LiveSide> live,
            Targets targets,
            Function<ClusterPair, R> work) {
        SideTexts oldTexts = SideTexts.read(terminal, oldSource);
        SideTexts newTexts = SideTexts.read(terminal, newSource);
        boolean isOneAllowed = live.isEmpty()
                && options.isMissingAllowed()
                && (oldTexts.absence().isEmpty() || newTexts.absence().isEmpty());
        checkAbsence(oldTexts, isOneAllowed && oldSource instanceof SideSource.Revision);
        checkAbsence(newTexts, isOneAllowed);
        return compare(side(oldTexts, Violation::isError), side(newTexts, violation -> true), live, targets, work);
    }

    /**
     * The results for rendered directories and the specs of their clusters: what rendering them again changes. Throws if a
     * cluster has no spec.
     */
    <R> List<R> run(CommittedManifests committed, Targets targets, Function<ClusterPair, R> work) {
        checkAbsence(committed.rendered(), false);
        checkAbsence(committed.specs(), false);
        Side before = side(committed.rendered(), Violation::isError);
        Side after = side(committed.specs(), violation -> true);
        if (!failures.isEmpty() || violations.stream().anyMatch(Violation::isError)) {
            return compare(before, after, Optional.empty(), targets, work);
        }
        Side specs = CommittedManifests.specs(before, after, failures);
        notes.addAll(specs.notes());
        return compare(before, specs, Optional.empty(), targets, work);
    }

    private <R> List<R> compare(
            Side before, Side after, Optional<LiveSide> live, Targets targets, Function<ClusterPair, R> work) {
        if (failures.isEmpty() && violations.stream().noneMatch(Violation::isError)) {
            Compared<R> compared = new FleetComparison(terminal, library, targets, live).each(before, after, work);
            violations.addAll(compared.violations());
            compared.defects().forEach(defect -> failures.add(defect.violation()));
            notes.addAll(compared.notes());
            report(compared);
            return compared.results();
        }
        report(new Compared<>(List.of(), List.of(), List.of(), List.of()));
        return List.of();
    }

    private void checkAbsence(SideTexts side, boolean isAllowed) {
        side.absence().ifPresent(absence -> {
            if (isAllowed) {
                notes.add(new Note(absence.position().source(), ": " + absence.detail() + ": it holds no cluster"));
            } else {
                failures.add(absence);
            }
        });
    }

    private Side side(SideTexts side, Predicate<Violation> isReported) {
        texts.addAll(side.texts());
        failures.addAll(side.failures());
        Side clusters = Side.of(side.texts(), side.inventories(), targetOptions.namespace());
        clusters.violations().stream().filter(isReported).forEach(violations::add);
        notes.addAll(clusters.notes());
        if (clusters.violations().isEmpty() && side.failures().isEmpty()) {
            Set<String> names = side.texts().stream().map(InputText::name).collect(Collectors.toSet());
            failures.addAll(InventoryCheck.problems(side.inventories(), names, clusters));
        }
        return clusters;
    }

    private void report(Compared<?> compared) {
        terminal.notes(notes);
        failures.stream()
                .filter(failure -> failure.kind() != Violation.Kind.INTERNAL)
                .forEach(failure -> terminal.error(failure.position() + ": " + failure.detail()));
        Findings findings = new Findings(texts, compared.results().size(), violations, List.of());
        terminal.errors().print(ReportFormat.TEXT.write(findings, terminal.errorPaint()));
        new Fleet(List.of(), List.of(), compared.defects()).throwDefects();
        if (!failures.isEmpty()) {
            throw CommandException.io("nothing was compared", null);
        }
        if (!findings.areValid()) {
            throw CommandException.invalid(
                    "nothing was compared: " + Findings.count(findings.errors(), "error"),
                    compared.violations().stream().anyMatch(Violation::isError) ? REFUSED_SPEC : null);
        }
    }
}
