package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pgc completion}. */
@Command(
        name = "completion",
        description = "Print the completion script for bash or zsh.",
        footer = {
            "",
            "Examples:",
            "  source <(pgc completion bash)",
            "  pgc completion bash > /etc/bash_completion.d/pgc"
        })
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private String shell = "";

    private final Terminal terminal;
    private final Supplier<CommandLine> allCommands;

    CompletionCommand(Terminal terminal, Supplier<CommandLine> allCommands) {
        this.terminal = terminal;
        this.allCommands = allCommands;
    }

    @Override
    public Integer call() {
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            throw CommandException.usage("no completion for " + shell, "supported shells: bash, zsh");
        }
        terminal.print(AutoComplete.bash("pgc", allCommands.get()));
        terminal.flush();
        return 0;
    }
}
