package com.example.postgres.cli.command;

import com.example.postgres.cli.option.MajorOption;
import com.example.postgres.cli.option.TextOrJson;
import com.example.postgres.cli.report.TextTable;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.parameters.Parameter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pgc params list}. */
@Command(
        name = "list",
        description = "List the parameters of a major version.",
        footer = {
            "",
            "Examples:",
            "  pgc params list --version 16",
            "  pgc params list --context restart      # parameters that need a restart"
        })
final class ParamsListCommand implements Callable<Integer> {

    @Mixin
    private MajorOption version = new MajorOption();

    @Option(
            names = "--context",
            paramLabel = "CONTEXT",
            description =
                    "Only parameters with this context: restart, reload, or a context of pg_settings such as sighup.")
    private @Nullable String context;

    @Mixin
    private TextOrJson output = new TextOrJson();

    private final Terminal terminal;

    ParamsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Parameter> all = version.parameters().all();
        List<Parameter> wanted = all.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            throw CommandException.usage(
                    "--context " + context + ": no parameter has it",
                    "use restart, reload, or a context of pg_settings: "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(parameter ->
                                                    parameter.context().settingsName())
                                            .distinct()
                                            .sorted()
                                            .toList()));
        }
        terminal.print(output.isJson() ? json(wanted) : text(wanted));
        terminal.flush();
        return 0;
    }

    private boolean isWanted(Parameter parameter) {
        if (context == null) {
            return true;
        }
        return switch (context) {
            case "restart" -> parameter.needsRestart();
            case "reload" -> parameter.isSettable() && !parameter.needsRestart();
            default -> parameter.context().settingsName().equals(context);
        };
    }

    private static String text(List<Parameter> parameters) {
        TextTable table = new TextTable("NAME", "TYPE", "UNIT", "DEFAULT", "CHANGE");
        parameters.forEach(parameter -> table.row(
                parameter.name(),
                parameter.type().label(),
                parameter.unit().settingsName(),
                parameter.defaultValue(),
                parameter.context().effect()));
        return table.toString();
    }

    private static String json(List<Parameter> parameters) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        parameters.forEach(parameter -> list.addObject()
                .put("name", parameter.name())
                .put("type", parameter.type().label())
                .put("unit", parameter.unit().settingsName())
                .put("default", parameter.defaultValue())
                .put("context", parameter.context().settingsName())
                .put("change", parameter.context().effect())
                .put("category", parameter.category()));
        return list.toPrettyString() + "\n";
    }
}
