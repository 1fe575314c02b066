package com.example.postgres.cli.command;

import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.input.SideSource;
import com.example.postgres.cli.input.Surroundings;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.plan.Capacity;
import com.example.postgres.cli.plan.Changelog;
import com.example.postgres.cli.plan.EngineReader;
import com.example.postgres.cli.plan.EngineSearch;
import com.example.postgres.cli.plan.Gate;
import com.example.postgres.cli.plan.PlanFormat;
import com.example.postgres.cli.plan.PlanReport;
import com.example.postgres.cli.plan.PlannedCluster;
import com.example.postgres.cli.plan.Policy;
import com.example.postgres.cli.plan.PolicyReader;
import com.example.postgres.cli.report.Findings;
import com.example.postgres.cli.report.ReportFormat;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.engine.Engine;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** Makes the pairs of a comparison, and gives each to the function. */
    interface Pairs {
        List<PlannedCluster> each(Function<ClusterPair, PlannedCluster> planned);
    }

    /**
     * Plans all clusters and prints the report.
     *
     * @param side that the GitOps tool applies: the object that configures the tool may lie beside it
     * @param pairs the clusters
     * @param changelog printed beside a plan that changes something; without releases for none
     */
    ExitStatus plan(Terminal terminal, TargetOptions targetOptions, SideSource side, Pairs pairs, Changelog changelog) {
        RenderTarget target = targetOptions.target();
        Optional<Policy> policy = Optional.ofNullable(policyFile).map(file -> policy(terminal, file));
        EngineSearch.Found search = engineFile == null
                ? Surroundings.of(terminal, side).map(EngineSearch::in).orElse(EngineSearch.Found.NONE)
                : new EngineSearch.Found(Optional.of(engine(terminal, engineFile)), List.of());
        Optional<Engine> engine = search.engine();
        Planner assuming = new Planner(
                target,
                new Environment(target.kubernetesVersion(), targetOptions.isVersionGiven(), Map.of(), Map.of()));
        Planner planner = engine.map(assuming::appliedBy).orElse(assuming);
        PlanReport report = new PlanReport(
                pairs.each(pair -> planned(planner, pair)),
                new Gate(failOn, policy, target.consumer()),
                Stream.concat(search.notes().stream(), engine.stream().flatMap(tool -> tool.notes().stream()))
                        .toList(),
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

    private static PlannedCluster planned(Planner planner, ClusterPair pair) {
        ClusterPlan plan = planner.plan(pair.cluster(), pair.before(), pair.after());
        return new PlannedCluster(
                plan, Capacity.of(pair.objectsBefore()), Capacity.of(pair.objectsAfter()), pair.spec());
    }

    private static Policy policy(Terminal terminal, String file) {
        InputText text = text(terminal, "--policy", file);
        PolicyReader.Found found = PolicyReader.read(file, text.content());
        refuse(terminal, "--policy", text, found.violations());
        return found.policy();
    }

    private static Engine engine(Terminal terminal, String file) {
        InputText text = text(terminal, "--engine", file);
        EngineReader.Found found = EngineReader.read(file, text.content());
        refuse(terminal, "--engine", text, found.violations());
        return found.engine().orElseThrow();
    }

    private static InputText text(Terminal terminal, String option, String file) {
        InputReader.Texts texts = InputReader.read(terminal, List.of(file), false, YamlReader.MAX_BYTES);
        if (texts.texts().size() != 1 || !texts.failures().isEmpty()) {
            texts.printFailures(terminal);
            throw CommandException.io(option + ": " + file + " is not a file that can be read", null);
        }
        return texts.texts().get(0);
    }

    private static void refuse(Terminal terminal, String option, InputText text, List<Violation> violations) {
        if (!violations.isEmpty()) {
            terminal.errors()
                    .print(ReportFormat.TEXT.write(
                            new Findings(List.of(text), 0, violations, List.of()), terminal.errorPaint()));
            throw CommandException.invalid(option + ": the file is not valid, nothing was planned", null);
        }
    }
}
