package com.example.postgres.cli.command;

import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.input.Surroundings;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.plan.Capacity;
import com.example.postgres.cli.plan.Changelog;
import com.example.postgres.cli.plan.EngineSearch;
import com.example.postgres.cli.plan.Facts;
import com.example.postgres.cli.plan.Gate;
import com.example.postgres.cli.plan.PlanFormat;
import com.example.postgres.cli.plan.PlanReport;
import com.example.postgres.cli.plan.PlannedCluster;
import com.example.postgres.cli.plan.Policy;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that plan, and what they do with the plans: report them, and decide about the gate. */
final class PlanOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = OptionValues.PlanFormatConverter.class,
            completionCandidates = OptionValues.PlanFormats.class,
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PlanFormat format = PlanFormat.TEXT;

    @Option(
            names = "--fail-on",
            paramLabel = "IMPACT",
            defaultValue = "DATA_RISK",
            converter = OptionValues.ImpactConverter.class,
            completionCandidates = OptionValues.Impacts.class,
            description = "The least impact that closes the gate (default: ${DEFAULT-VALUE}).")
    private Impact failOn = Impact.DATA_RISK;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            converter = OptionValues.NotEmpty.class,
            description = "Allowed impacts of each environment, which decide instead of --fail-on.")
    private @Nullable String policyFile;

    @Option(
            names = "--engine",
            paramLabel = "FILE",
            converter = OptionValues.NotEmpty.class,
            description =
                    "The Kustomization of Flux or the Application of Argo CD that applies the objects (default: the one in"
                            + " the directory of the manifests, or in the one above it, that has their path).")
    private @Nullable String engineFile;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            converter = OptionValues.NotEmpty.class,
            description = "What pgc facts found in the running cluster; replaces assumptions.")
    private @Nullable String factsFile;

    /** Makes the pairs of a comparison, and gives each to the function. */
    interface Pairs {
        List<Planned> each(Targets targets, Function<ClusterPair, Planned> planned);
    }

    /**
     * A cluster.
     *
     * @param cluster what happens to it
     * @param notes what is in the way, as far as facts are known, and for what it was rendered
     */
    record Planned(PlannedCluster cluster, List<String> notes) {}

    /**
     * Plans all clusters and prints the report.
     *
     * @param side that the GitOps tool applies: the object that configures the tool may lie beside it
     * @param pairs the clusters
     * @param changelog printed beside a plan that changes something; without releases for none
     */
    ExitStatus plan(Terminal terminal, TargetOptions targetOptions, SideSource side, Pairs pairs, Changelog changelog) {
        Targets given = Targets.of(targetOptions);
        PlanFiles files = new PlanFiles(terminal);
        Optional<Policy> policy = Optional.ofNullable(policyFile).map(files::policy);
        Optional<Facts> facts = Optional.ofNullable(factsFile).map(files::facts);
        EngineSearch.Found search = engineFile == null
                ? Surroundings.of(terminal, side).map(EngineSearch::in).orElse(EngineSearch.Found.NONE)
                : new EngineSearch.Found(Optional.of(files.engine(engineFile)), List.of());
        Optional<Engine> engine = search.engine();
        Targets targets = facts.map(known -> given.with(known::renderTarget)).orElse(given);
        List<Planned> planned = pairs.each(targets, pair -> planned(engine, facts, pair));
        List<String> notes = new ArrayList<>(search.notes());
        engine.ifPresent(tool -> notes.addAll(tool.notes()));
        planned.stream().flatMap(one -> one.notes().stream()).distinct().forEach(notes::add);
        PlanReport report = new PlanReport(
                planned.stream().map(Planned::cluster).toList(),
                new Gate(failOn, policy, targetOptions.target().consumer()),
                notes,
                changelog);
        terminal.print(format.write(report, terminal.paint()));
        terminal.flush();
        List<String> objections = report.objections();
        if (format != PlanFormat.TEXT) {
            terminal.summary(report.verdict());
            objections.forEach(objection -> terminal.error("gate closed: " + objection));
        }
        return objections.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERENCES;
    }

    private static Planned planned(Optional<Engine> engine, Optional<Facts> facts, ClusterPair pair) {
        Targets.Choice choice = pair.target();
        Planner assuming = new Planner(
                choice.target(),
                facts.map(Facts::environment)
                        .orElseGet(() -> new Environment(
                                choice.target().kubernetesVersion(), choice.isVersionKnown(), Map.of(), Map.of())));
        Planner planner = engine.map(assuming::appliedBy).orElse(assuming);
        ClusterPlan plan = planner.plan(pair.cluster(), pair.before(), pair.after());
        List<String> notes = new ArrayList<>();
        if (!plan.changes().isEmpty()) {
            facts.ifPresent(known -> {
                notes.addAll(known.obstacles(pair.cluster(), pair.objectsAfter()));
                known.otherVersion(choice.target()).ifPresent(notes::add);
            });
            plan.fingerprint().ifPresent(fingerprint -> notes.addAll(choice.notes()));
        }
        return new Planned(
                new PlannedCluster(
                        plan, Capacity.of(pair.objectsBefore()), Capacity.of(pair.objectsAfter()), pair.spec()),
                notes);
    }
}
