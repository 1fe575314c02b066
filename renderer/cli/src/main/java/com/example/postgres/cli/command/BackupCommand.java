package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.option.LiveOptions;
import com.example.postgres.cli.option.WaitOptions;
import com.example.postgres.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc backup}. */
@Command(
        name = "backup",
        description = {
            "Ask the operator for a base backup now. Sets the annotation postgres.example.com/backup, and waits for the Job"
                    + " that creates it.",
            "",
            "Exits with 1 if the backup fails or does not finish before --timeout."
        },
        customSynopsis = "pgc backup [OPTIONS] NAME",
        exitCodeList = {
            "0:done; with --no-wait, requested",
            "1:failed, withdrawn, or not finished before the timeout; or the cluster is paused",
            "6:the cluster could not be reached, or has no such PostgresCluster"
        },
        footer = {"", "Example:", "  pgc backup -n shop orders --timeout 2h"})
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    private final Terminal terminal;

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ApiServer server = live.connect(terminal)) {
            new Asking(terminal, wait).ask(live.find(server), "backup", Asking.now());
            return 0;
        }
    }
}
