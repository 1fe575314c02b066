package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.live.StatusText;
import com.example.postgres.cli.live.Wait;
import com.example.postgres.cli.option.LiveOptions;
import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.option.TextOrJson;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc status}. */
@Command(
        name = "status",
        description = {
            "Show the state of a cluster that the operator manages: phase, members, unexpected conditions, last change,"
                    + " backups, requests and next steps. Read-only.",
            "",
            "Exits with 1 if the cluster is stalled or, with --wait, does not match its spec before the timeout. With"
                    + " --wait it does not wait for a paused cluster whose spec has changed."
        },
        customSynopsis = "pgc status [OPTIONS] NAME",
        exitCodeList = {
            "1:the cluster is stalled, or does not match its spec (--wait)",
            "6:the cluster could not be reached, or has no such PostgresCluster"
        },
        footer = {"", "Example:", "  pgc status -n shop orders"})
final class StatusCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Option(names = "--wait", description = "Wait until the cluster matches its spec.")
    private boolean isWaiting;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = OptionValues.DurationConverter.class,
            description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(10);

    @Mixin
    private TextOrJson output = new TextOrJson();

    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (ApiServer server = live.connect(terminal)) {
            StatusText status = await(live.find(server));
            terminal.print(output.isJson() ? status.json() : status.text());
            terminal.flush();
            boolean isLate = isWaiting && !status.isSettled();
            return (status.isStalled() || isLate ? ExitStatus.DIFFERENCES : ExitStatus.OK).code();
        }
    }

    private StatusText await(OperatedCluster cluster) {
        Instant deadline = Instant.now().plus(timeout);
        Wait wait = new Wait(terminal, PAUSE);
        StatusText status = new StatusText(cluster.read());
        while (isWaiting
                && !status.isSettled()
                && !status.isStalled()
                && !status.isHeld()
                && Instant.now().isBefore(deadline)) {
            wait.pause(status.progress());
            status = new StatusText(cluster.read());
        }
        wait.end();
        return status;
    }
}
