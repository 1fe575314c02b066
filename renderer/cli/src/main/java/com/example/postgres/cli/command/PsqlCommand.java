package com.example.postgres.cli.command;

import com.example.postgres.cli.cluster.ApiServer;
import com.example.postgres.cli.cluster.OperatedCluster;
import com.example.postgres.cli.option.LiveOptions;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pgc psql}. */
@Command(
        name = "psql",
        description = {
            "Run psql as the superuser in the primary, with kubectl exec. Everything after -- goes to psql.",
            "",
            "Exits as psql does."
        },
        customSynopsis = "pgc psql [OPTIONS] NAME [-- ARGUMENT...]",
        exitCodeList = {
            "1:as psql and kubectl",
            "2:wrong usage, or as psql",
            "3:as psql",
            "5:kubectl could not be started",
            "6:the cluster could not be reached, has no such PostgresCluster, or no primary"
        },
        footer = {"", "Example:", "  pgc psql -n shop orders -- -d app -c 'SELECT 1'"})
final class PsqlCommand implements Callable<Integer> {

    /** The Secret names the superuser. */
    private static final String SCRIPT = "exec psql -U \"$(cat /credentials/username)\" -d postgres \"$@\"";

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGUMENT", description = "Arguments of psql, after --.")
    private List<String> arguments = List.of();

    private final Terminal terminal;

    PsqlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(live.kubectlOptions());
        try (ApiServer server = live.connect(terminal)) {
            OperatedCluster cluster = live.find(server);
            String primary = cluster.read().path("status").path("primary").asText();
            if (primary.isEmpty()) {
                throw CommandException.cluster(
                        "no member leads " + cluster.namespace() + "/" + cluster.name(),
                        "pgc status -n " + cluster.namespace() + " " + cluster.name() + " says why");
            }
            command.addAll(List.of("--namespace=" + cluster.namespace(), "exec", "--stdin"));
            if (terminal.isInteractive()) {
                command.add("--tty");
            }
            command.addAll(List.of(primary, "--container=postgres", "--", "sh", "-c", SCRIPT, "psql"));
        }
        command.addAll(arguments);
        return run(command);
    }

    private int run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(terminal.resolve("").toFile())
                .inheritIO();
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw CommandException.io("cannot start kubectl, which this command requires", "install kubectl");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.io("psql was interrupted", null);
        }
    }
}
