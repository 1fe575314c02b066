package com.example.postgres.cli.command;

import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
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
    public int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("render")) {
            library.prepare();
        }
        try {
            StringWriter help = new StringWriter();
            int code = commandLine(arguments)
                    .setOut(new PrintWriter(help))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .setParameterExceptionHandler(new Failures())
                    .setExecutionExceptionHandler(new Failures())
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

    /** A class, not two lambdas, for the same reason as the converters in {@link OptionValues}. */
    private final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

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
        terminal.error(String.valueOf(failure.getMessage()));
        StringWriter suggestions = new StringWriter();
        UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(suggestions));
        suggestions.toString().lines().forEach(terminal::hint);
        terminal.hint(failure.getCommandLine().getCommandSpec().qualifiedName() + " --help shows the usage");
        return ExitStatus.USAGE.code();
    }

    private int failed(Throwable failure) {
        if (failure instanceof CommandException understood) {
            Optional.ofNullable(understood.getMessage()).ifPresent(terminal::error);
            understood.hint().ifPresent(terminal::hint);
            return understood.status().code();
        }
        terminal.error("this is a defect in pgc: " + failure);
        if (root.isDebug() || terminal.environment("PGC_DEBUG").equals("1")) {
            failure.printStackTrace(terminal.errors());
        } else {
            terminal.hint("please report it, with the input and the output of the same command with --debug");
        }
        return ExitStatus.DEFECT.code();
    }
}
