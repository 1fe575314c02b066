package com.example.postgres.cli.command;

import com.example.postgres.cli.option.OptionValues;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.ExitStatus;
import com.example.postgres.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program: runs the command that the arguments name. */
public final class Pgc {

    /** The commands that render in any case, or nearly always. */
    private static final Set<String> RENDERING = Set.of("render", "diff", "plan", "upgrade", "fn");

    private final Terminal terminal;
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    private final PgcCommand root = new PgcCommand();
    private final Execution execution;
    private final Library library;

    /** The program on this terminal. */
    public Pgc(Terminal terminal, Library library) {
        this.terminal = terminal;
        this.execution = new Execution(terminal, root);
        this.library = library;
        commands.put("render", () -> new RenderCommand(terminal, library));
        commands.put("validate", () -> new ValidateCommand(terminal, library));
        commands.put("diff", () -> new DiffCommand(terminal, library));
        commands.put("plan", () -> new PlanCommand(terminal, library));
        commands.put("upgrade", () -> new UpgradeCommand(terminal, library));
        commands.put("facts", () -> new FactsCommand(terminal));
        commands.put("status", () -> new StatusCommand(terminal));
        commands.put("switchover", () -> new SwitchoverCommand(terminal));
        commands.put("restart", () -> new RestartCommand(terminal));
        commands.put("backup", () -> new BackupCommand(terminal));
        commands.put("psql", () -> new PsqlCommand(terminal));
        commands.put("fn", () -> new FnCommand(terminal, library));
        commands.put("explain", () -> new ExplainCommand(terminal, library));
        commands.put("params", () -> params());
        commands.put("images", () -> new ImagesCommand(terminal));
        commands.put("crd", () -> new CrdCommand(terminal));
        commands.put("completion", () -> new CompletionCommand(terminal, () -> commandLine()));
        commands.put("version", () -> new VersionCommand(terminal));
    }

    /** Runs the command and never throws. */
    public int run(String... typed) {
        String[] arguments = withHelpAsOption(typed);
        if (arguments.length > 0 && RENDERING.contains(arguments[0])) {
            library.prepare();
        }
        try {
            StringWriter help = new StringWriter();
            if (arguments.length > 0 && !arguments[0].startsWith("-") && !commands.containsKey(arguments[0])) {
                return execution.unknownCommand("pgc", arguments[0], commands.keySet());
            }
            int code = commandLine(arguments)
                    .setOut(new PrintWriter(help))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                    .setExecutionStrategy(execution)
                    .setParameterExceptionHandler(execution)
                    .setExecutionExceptionHandler(execution)
                    .execute(arguments);
            terminal.print(HelpText.wrapped(help.toString()));
            terminal.flush();
            return code;
        } catch (CommandException e) {
            return execution.failed(e);
        } catch (Throwable e) {
            return execution.failed(e);
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
    CommandLine commandLine(String... arguments) {
        CommandLine commandLine = new CommandLine(root, new OptionValues.Factory());
        commands.forEach((name, command) -> {
            if (arguments.length == 0 || arguments[0].equals(name) || !commands.containsKey(arguments[0])) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        OptionValues.register(commandLine);
        describe(commandLine);
        commandLine.getCommandSpec().usageMessage().exitCodeList(ExitStatus.meanings());
        if (arguments.length > 0 && arguments[0].startsWith("-")) {
            commandLine.getCommandSpec().version(VersionCommand.text().stripTrailing());
        }
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private CommandLine params() {
        return new CommandLine(new ParamsCommand())
                .addSubcommand(new ParamsListCommand(terminal))
                .addSubcommand(new ParamsExplainCommand(terminal));
    }

    /** A command declares its own exit codes; all others are common. */
    private static void describe(CommandLine command) {
        command.getSubcommands().values().forEach(Pgc::describe);
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        Map<String, String> exitCodes = new TreeMap<>(ExitStatus.commonMeanings());
        exitCodes.putAll(usage.exitCodeList());
        usage.width(HelpText.UNWRAPPED).exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes);
        command.getCommandSpec()
                .exitCodeOnInvalidInput(ExitStatus.USAGE.code())
                .exitCodeOnExecutionException(ExitStatus.DEFECT.code());
    }
}
