package com.example.postgres.cli.command;

import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.syntax.NearestName;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: runs the command that the arguments name. */
public final class Pgc {

    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    private final PgcCommand root = new PgcCommand();
    private final Library library;

    /** The program on this terminal. */
    public Pgc(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.library = library;
        commands.put("render", () -> new RenderCommand(terminal, library));
        commands.put("validate", () -> new ValidateCommand(terminal, library));
        commands.put("explain", () -> new ExplainCommand(terminal));
        commands.put("params", () -> params());
        commands.put("images", () -> new ImagesCommand(terminal));
        commands.put("crd", () -> new CrdCommand(terminal));
        commands.put("completion", () -> new CompletionCommand(terminal, () -> commandLine()));
        commands.put("version", () -> new VersionCommand(terminal));
    }

    /** Runs the command and never throws. */
    public int run(String... typed) {
        String[] arguments = withHelpAsOption(typed);
        if (arguments.length > 0 && arguments[0].equals("render")) {
            library.prepare();
        }
        try {
            StringWriter help = new StringWriter();
            if (arguments.length > 0 && !arguments[0].startsWith("-") && !commands.containsKey(arguments[0])) {
                return unknownCommand("pgc", arguments[0], commands.keySet());
            }
            int code = commandLine(arguments)
                    .setOut(new PrintWriter(help))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .setExecutionStrategy(new Handlers())
                    .setParameterExceptionHandler(new Handlers())
                    .setExecutionExceptionHandler(new Handlers())
                    .execute(arguments);
            terminal.print(help.toString());
            terminal.flush();
            return code;
        } catch (CommandException e) {
            return failed(e);
        } catch (Throwable e) {
            return failed(e);
        }
    }

    /** {@code pgc params list --help} for {@code pgc help params list}. */
    private static String[] withHelpAsOption(String... typed) {
        if (typed.length == 0 || !typed[0].equals("help")) {
            return typed;
        }
        String[] arguments = Arrays.copyOfRange(typed, 1, typed.length + 1);
        arguments[arguments.length - 1] = "--help";
        return arguments;
    }

    /** With only the command that the arguments name: describing all of them takes long. */
    private CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(root, new OptionValues.Factory());
        commands.forEach((name, command) -> {
            if (arguments.length == 0 || arguments[0].equals(name) || !commands.containsKey(arguments[0])) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        OptionValues.register(commandLine);
        describe(commandLine);
        commandLine.getCommandSpec().version(VersionCommand.text().stripTrailing());
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private CommandLine params() {
        return new CommandLine(new ParamsCommand())
                .addSubcommand(new ParamsListCommand(terminal))
                .addSubcommand(new ParamsExplainCommand(terminal));
    }

    private static void describe(CommandLine command) {
        command.getSubcommands().values().forEach(Pgc::describe);
        command.getCommandSpec()
                .exitCodeOnInvalidInput(ExitStatus.USAGE.code())
                .exitCodeOnExecutionException(ExitStatus.DEFECT.code())
                .usageMessage()
                .width(HELP_WIDTH)
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitStatus.meanings());
    }

    /** A class, not lambdas, for the same reason as the converters in {@link OptionValues}. */
    private final class Handlers implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

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

    private int unknownCommand(String parent, String name, Set<String> known) {
        terminal.error("unknown command: " + name);
        NearestName.of(name, List.copyOf(known)).ifPresent(nearest -> terminal.hint("did you mean " + nearest + "?"));
        terminal.hint(parent + " --help lists the commands");
        return ExitStatus.USAGE.code();
    }

    private int failed(Throwable failure) {
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
