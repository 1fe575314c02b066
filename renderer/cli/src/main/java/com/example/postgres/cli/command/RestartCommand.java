package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.option.LiveOptions;
import com.example.postgres.cli.option.WaitOptions;
import com.example.postgres.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc restart}. */
@Command(
        name = "restart",
        description = {
            "Ask the operator to restart PostgreSQL in every member, one after another: replicas first, the primary last,"
                    + " after a switchover. Sets the annotation postgres.example.com/restart, and waits.",
            "",
            "Exits with 1 if it does not finish before --timeout."
        },
        customSynopsis = "pgc restart [OPTIONS] NAME",
        exitCodeList = {
            "0:done; with --no-wait, requested",
            "1:failed, withdrawn, or not finished before the timeout; or the cluster is paused",
            "6:the cluster could not be reached, or has no such PostgresCluster"
        },
        footer = {"", "Example:", "  pgc restart -n shop orders"})
final class RestartCommand implements Callable<Integer> {

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    private final Terminal terminal;

    RestartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ApiServer server = live.connect(terminal)) {
            new Asking(terminal, wait).ask(live.find(server), "restart", Asking.now());
            return 0;
        }
    }
}
