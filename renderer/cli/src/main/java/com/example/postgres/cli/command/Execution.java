package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.syntax.NearestName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a parsed command, and prints why one fails. A class, not lambdas, for the same reason as the converters in
 * {@link com.example.postgres.cli.option.OptionValues}.
 */
final class Execution implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Terminal terminal;
    private final PgcCommand root;

    Execution(Terminal terminal, PgcCommand root) {
        this.terminal = terminal;
        this.root = root;
    }

    @Override
    public int execute(ParseResult parsed) {
        if (root.isQuiet()) {
            terminal.beQuiet();
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        return wrongUsage(failure);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return failed(failure);
    }

    private int wrongUsage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            return unknownCommand(
                    name,
                    unmatched.getUnmatched().get(0),
                    command.getSubcommands().keySet());
        }
        terminal.error(String.valueOf(failure.getMessage()));
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(suggestions));
        suggestions.toString().lines().forEach(terminal::hint);
        terminal.hint(name + " --help shows the usage");
        return ExitStatus.USAGE.code();
    }

    int unknownCommand(String parent, String name, Set<String> known) {
        terminal.error("unknown command: " + name);
        NearestName.of(name, List.copyOf(known)).ifPresent(nearest -> terminal.hint("did you mean " + nearest + "?"));
        terminal.hint(parent + " --help lists the commands");
        return ExitStatus.USAGE.code();
    }

    int failed(Throwable failure) {
        if (failure instanceof CommandException understood) {
            Optional.ofNullable(understood.getMessage()).ifPresent(terminal::error);
            understood.hint().ifPresent(terminal::hint);
            return understood.status().code();
        }
        terminal.error("this is a defect in pgc: " + failure);
        for (Throwable other : failure.getSuppressed()) {
            terminal.error("this is a defect in pgc: " + other);
        }
        if (root.isDebug() || terminal.environment("PGC_DEBUG").equals("1")) {
            failure.printStackTrace(terminal.errors());
        } else {
            terminal.hint("please report it, with the input and the output of the same command with --debug");
        }
        return ExitStatus.DEFECT.code();
    }
}
