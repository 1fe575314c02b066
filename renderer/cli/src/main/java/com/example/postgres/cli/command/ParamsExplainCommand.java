package com.example.postgres.cli.command;

import com.example.postgres.cli.option.MajorOption;
import com.example.postgres.cli.option.TextOrJson;
import com.example.postgres.cli.report.TextTable;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.parameters.MajorParameters;
import com.example.postgres.parameters.Parameter;
import com.example.postgres.parameters.ParameterCatalogue;
import com.example.postgres.parameters.ParameterExplanation;
import com.example.postgres.parameters.ParameterExplanation.Fact;
import com.example.postgres.parameters.VersionRange;
import com.example.postgres.syntax.NearestName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pgc params explain}. */
@Command(
        name = "explain",
        description = "Explain a parameter.",
        footer = {"", "Example:", "  pgc params explain shared_buffers --version 17"})
final class ParamsExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The parameter.")
    private String name = "";

    @Mixin
    private MajorOption version = new MajorOption();

    @Mixin
    private TextOrJson output = new TextOrJson();

    private final Terminal terminal;

    ParamsExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MajorParameters parameters = version.parameters();
        Parameter parameter = parameters.find(name).orElseThrow(() -> unknown(parameters));
        ParameterExplanation explanation = ParameterExplanation.of(parameter, parameters.major());
        terminal.print(output.isJson() ? json(explanation, parameters.major()) : text(explanation, parameters.major()));
        terminal.flush();
        return 0;
    }

    private CommandException unknown(MajorParameters parameters) {
        String message = "PostgreSQL " + parameters.major() + " has no parameter " + name;
        List<VersionRange> ranges = ParameterCatalogue.load().versionRanges(name);
        if (!ranges.isEmpty()) {
            Parameter other = ranges.get(0).parameter();
            return CommandException.usage(message, "versions " + other.since() + " to " + other.until() + " have it");
        }
        return CommandException.usage(
                message,
                NearestName.of(
                                name,
                                parameters.all().stream().map(Parameter::name).toList())
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("pgc params list shows all parameters"));
    }

    private static String text(ParameterExplanation explanation, int major) {
        StringBuilder text = new StringBuilder(explanation.name() + " in PostgreSQL " + major + "\n");
        TextTable facts = new TextTable();
        explanation.facts().forEach(fact -> facts.row("  " + fact.label(), fact.text()));
        return text.append(facts).toString();
    }

    private static String json(ParameterExplanation explanation, int major) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", explanation.name()).put("version", major);
        ObjectNode facts = root.putObject("facts");
        for (Fact fact : explanation.facts()) {
            facts.put(fact.label(), fact.text());
        }
        return root.toPrettyString() + "\n";
    }
}
