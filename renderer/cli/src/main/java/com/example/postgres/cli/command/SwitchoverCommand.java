package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.option.LiveOptions;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.WaitOptions;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc switchover}. */
@Command(
        name = "switchover",
        description = {
            "Ask the operator to make another member primary, once one can take over without losing commits. Sets the"
                    + " annotation postgres.example.com/switchover, and waits.",
            "",
            "Exits with 1 if it does not finish before --timeout."
        },
        customSynopsis = "pgc switchover [OPTIONS] NAME",
        exitCodeList = {
            "0:done; with --no-wait, requested",
            "1:failed, withdrawn, or not finished before the timeout; or the cluster is paused",
            "6:the cluster could not be reached, or has no such PostgresCluster"
        },
        footer = {"", "Example:", "  pgc switchover -n shop orders --to orders-1"})
final class SwitchoverCommand implements Callable<Integer> {

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Option(
            names = "--to",
            paramLabel = "MEMBER",
            converter = OptionValues.NotEmpty.class,
            description = "Member to promote (default: the operator chooses).")
    private @Nullable String member;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    private final Terminal terminal;

    SwitchoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ApiServer server = live.connect(terminal)) {
            OperatedCluster cluster = live.find(server);
            if (member == null) {
                new Asking(terminal, wait).ask(cluster, "switchover", Asking.now());
            } else {
                nameMember(cluster, member);
            }
            return 0;
        }
    }

    private void nameMember(OperatedCluster cluster, String name) {
        JsonNode status = cluster.read().path("status");
        List<String> members = status.path("members").findValuesAsText("name");
        if (!members.contains(name)) {
            throw CommandException.usage(
                    "--to: " + cluster.name() + " has no member " + name, "it has " + String.join(", ", members));
        }
        if (status.path("primary").asText().equals(name)) {
            terminal.summary(name + " is the primary already");
        } else {
            // The time makes a value new that names the same member again.
            new Asking(terminal, wait).ask(cluster, "switchover", name + " " + Asking.now());
        }
    }
}
