package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code pgc} without a command, and the options of every command. */
@Command(
        name = "pgc",
        description = "PostgreSQL on Kubernetes for people who keep manifests in Git.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  pgc render orders.yaml -d rendered/orders",
            "  pgc validate clusters/",
            "  pgc render --help"
        })
final class PgcCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the help of the command.")
    private boolean help;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of a defect (or set PGC_DEBUG=1).")
    private boolean debug;

    boolean isDebug() {
        return debug && !help;
    }

    @Override
    public Integer call() {
        throw CommandException.usage("no command", "pgc --help lists the commands");
    }
}
