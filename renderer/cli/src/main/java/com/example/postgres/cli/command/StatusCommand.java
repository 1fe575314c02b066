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
            "Print how a cluster of the operator is: phase, members, conditions that are not as expected, the last change,"
                    + " backups, requests, and what to do. Only reads the PostgresCluster.",
            "",
            "Exits with 1 if nothing goes on before somebody acts, and with --wait also if the cluster is not as its spec"
                    + " wants it in time."
        },
        customSynopsis = "pgc status [OPTIONS] NAME",
        footer = {"", "Example:", "  pgc status -n shop orders"})
final class StatusCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Option(names = "--wait", description = "Wait until the cluster is as its spec wants it.")
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
                && Instant.now().isBefore(deadline)) {
            wait.pause(status.progress());
            status = new StatusText(cluster.read());
        }
        wait.end();
        return status;
    }
}
