package com.example.postgres.cli.command;

import com.example.postgres.cli.input.InputReader;
import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.SideOptions;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.plan.Capacity;
import com.example.postgres.cli.plan.EngineReader;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc plan}. */
@Command(
        name = "plan",
        description = {
            "Show what a change will do to running clusters: the impact of each difference, what it interrupts, the"
                    + " steps in their order, and what is to be done by hand.",
            "",
            "Exits with 1 if the gate is closed: if the impact reaches --fail-on, or the policy does not allow it."
        },
        customSynopsis = "pgc plan [OPTIONS] OLD NEW",
        footer = {
            "",
            "Impacts, from the least to the greatest: NONE, METADATA, RELOAD, RESIZE_IN_PLACE, RESTART_POSTGRES,"
                    + " ROLLING_RESTART, VOLUME_EXPANSION, RECREATE, OUTAGE, DATA_RISK, UNKNOWN, FORBIDDEN.",
            "",
            "Examples:",
            "  pgc plan git:main:clusters/orders.yaml clusters/orders.yaml",
            "  pgc plan git:origin/main...:clusters clusters --fail-on ROLLING_RESTART -o markdown > comment.md",
            "  pgc plan git:HEAD~1:deploy git:HEAD:deploy --policy policy.yaml -o json"
        })
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private SideOptions sides = new SideOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

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
            description = "The Kustomization of Flux or the Application of Argo CD that applies the objects.")
    private @Nullable String engineFile;

    private final Terminal terminal;
    private final Library library;

    PlanCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        RenderTarget target = targetOptions.target();
        Optional<Policy> policy = Optional.ofNullable(policyFile).map(this::policy);
        Optional<Engine> engine = Optional.ofNullable(engineFile).map(this::engine);
        Planner assuming = new Planner(
                target,
                new Environment(target.kubernetesVersion(), targetOptions.isVersionGiven(), Map.of(), Map.of()));
        Planner planner = engine.map(assuming::appliedBy).orElse(assuming);
        List<PlannedCluster> clusters =
                new Comparison(terminal, library, targetOptions).run(sides, pair -> planned(planner, pair));
        PlanReport report = new PlanReport(
                clusters,
                new Gate(failOn, policy, target.consumer()),
                engine.map(Engine::notes).orElse(List.of()));
        terminal.print(format.write(report, terminal.paint()));
        terminal.flush();
        List<String> objections = report.objections();
        if (format != PlanFormat.TEXT) {
            terminal.summary(report.verdict());
            objections.forEach(objection -> terminal.error("gate closed: " + objection));
        }
        return (objections.isEmpty() ? ExitStatus.OK : ExitStatus.DIFFERENCES).code();
    }

    private static PlannedCluster planned(Planner planner, ClusterPair pair) {
        ClusterPlan plan = planner.plan(pair.cluster(), pair.before(), pair.after());
        return new PlannedCluster(
                plan, Capacity.of(pair.objectsBefore()), Capacity.of(pair.objectsAfter()), pair.spec());
    }

    private Policy policy(String file) {
        InputText text = text("--policy", file);
        PolicyReader.Found found = PolicyReader.read(file, text.content());
        refuse("--policy", text, found.violations());
        return found.policy();
    }

    private Engine engine(String file) {
        InputText text = text("--engine", file);
        EngineReader.Found found = EngineReader.read(file, text.content());
        refuse("--engine", text, found.violations());
        return found.engine().orElseThrow();
    }

    private InputText text(String option, String file) {
        InputReader.Texts texts = InputReader.read(terminal, List.of(file), false, YamlReader.MAX_BYTES);
        if (texts.texts().size() != 1 || !texts.failures().isEmpty()) {
            texts.printFailures(terminal);
            throw CommandException.io(option + ": " + file + " is not a file that can be read", null);
        }
        return texts.texts().get(0);
    }

    private void refuse(String option, InputText text, List<Violation> violations) {
        if (!violations.isEmpty()) {
            terminal.errors()
                    .print(ReportFormat.TEXT.write(
                            new Findings(List.of(text), 0, violations, List.of()), terminal.errorPaint()));
            throw CommandException.invalid(option + ": the file is not valid, nothing was planned", null);
        }
    }
}
