package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pgc params}. */
@Command(
        name = "params",
        description = "Look up PostgreSQL server parameters.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  pgc params list --context restart",
            "  pgc params explain shared_buffers --version 17"
        })
final class ParamsCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw CommandException.usage("no command", "pgc params --help lists the commands");
    }
}
