package com.example.postgres.cli.command;

import com.example.postgres.cli.option.SideOptions;
import com.example.postgres.cli.option.TargetOptions;
import com.example.postgres.cli.plan.Changelog;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.plan.live.LiveObject.Additions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc plan}. */
@Command(
        name = "plan",
        description = {
            "Show what a change does to running clusters: its impact, what it interrupts, the steps in order, and the"
                    + " manual work.",
            "",
            "Exits with 1 if the gate is closed: if the impact reaches --fail-on, or the policy does not allow it."
        },
        customSynopsis = "pgc plan [OPTIONS] OLD NEW",
        exitCodeList = {
            "0:the gate is open",
            "1:the gate is closed",
            "3:invalid spec, manifest, policy or file of facts",
            "6:the running cluster could not be reached, or refused the request"
        },
        footer = {
            "",
            "Impacts, from the least to the greatest: NONE, METADATA, RELOAD, RESIZE_IN_PLACE, RESTART_POSTGRES,"
                    + " ROLLING_RESTART, VOLUME_EXPANSION, RECREATE, OUTAGE, DATA_RISK, UNKNOWN, FORBIDDEN.",
            "",
            "Examples:",
            "  pgc plan git:main:clusters/orders.yaml clusters/orders.yaml",
            "  pgc plan git:origin/main...:clusters clusters --fail-on ROLLING_RESTART -o markdown > comment.md",
            "  pgc plan git:HEAD~1:deploy git:HEAD:deploy --policy policy.yaml -o json",
            "  pgc plan cluster clusters/orders.yaml            # what would applying do now?"
        })
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private SideOptions sides = new SideOptions();

    @Mixin
    private TargetOptions targetOptions = new TargetOptions();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    private final Terminal terminal;
    private final Library library;

    PlanCommand(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
    }

    @Override
    public Integer call() {
        Comparison comparison = new Comparison(terminal, library, targetOptions);
        return plan.plan(
                        terminal,
                        targetOptions,
                        sides.after(),
                        (targets, planned) -> comparison.run(sides, Additions.LEFT_OUT, targets, planned),
                        Changelog.NONE)
                .code();
    }
}
