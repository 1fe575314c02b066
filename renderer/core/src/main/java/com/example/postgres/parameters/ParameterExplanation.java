package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The facts about a parameter in a major version, for display.
 *
 * @param name of the parameter
 * @param facts labels and texts, in the order to print
 */
public record ParameterExplanation(String name, List<Fact> facts) {

    /**
     * One fact.
     *
     * @param label such as {@code Default}
     * @param text one line
     */
    public record Fact(String label, String text) {}

    public ParameterExplanation {
        facts = List.copyOf(facts);
    }

    /** The explanation of a parameter as a major version has it. */
    public static ParameterExplanation of(Parameter parameter, int major) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Type", ParameterFacts.type(parameter)));
        facts.add(new Fact("Values", ParameterFacts.values(parameter, major)));
        String unchecked = unchecked(parameter);
        if (!unchecked.isEmpty()) {
            facts.add(new Fact("Not checked", unchecked + ": only the server knows"));
        }
        facts.add(new Fact("Default", ParameterFacts.builtIn(parameter)));
        facts.add(new Fact(
                "Change",
                parameter.context().effect() + " (" + parameter.context().settingsName() + ")"));
        facts.add(new Fact("Category", parameter.category()));
        facts.add(new Fact("Versions", new VersionRange(parameter.since(), parameter.until(), parameter).label()));
        for (VersionRange range : ParameterCatalogue.load().versionRanges(parameter.name())) {
            if (!range.covers(major)) {
                facts.add(new Fact("In " + range.label(), differences(parameter, range, major)));
            }
        }
        PatroniLimit.of(parameter.name()).ifPresent(limit -> facts.add(new Fact("Patroni", patroni(limit, parameter))));
        ManagedParameters.load()
                .find(parameter)
                .ifPresent(managed -> facts.add(new Fact("Not in the spec", managed.describe())));
        return new ParameterExplanation(parameter.name(), facts);
    }

    private static String unchecked(Parameter parameter) {
        return parameter.type() == ParameterType.STRING ? TextSyntax.unchecked(parameter.name()) : "";
    }

    private static String differences(Parameter here, VersionRange range, int major) {
        Parameter there = range.parameter();
        List<String> differences = new ArrayList<>();
        differ(differences, "type", ParameterFacts.type(here), ParameterFacts.type(there));
        differ(differences, "values", ParameterFacts.values(here, major), ParameterFacts.values(there, range.first()));
        differ(differences, "default", ParameterFacts.builtIn(here), ParameterFacts.builtIn(there));
        differ(differences, "change", here.context().effect(), there.context().effect());
        return String.join("; ", differences);
    }

    private static void differ(List<String> differences, String label, String here, String there) {
        if (!here.equals(there)) {
            differences.add(label + ": " + there);
        }
    }

    private static String patroni(PatroniLimit limit, Parameter parameter) {
        List<String> facts = new ArrayList<>(List.of("the same on all members", "default " + limit.defaultValue()));
        if (limit.minimum() > 0) {
            facts.add("at least " + AmountText.of(limit.minimum(), parameter.unit()));
        }
        if (!limit.choices().isEmpty()) {
            facts.add(limit.choices().stream().collect(Collectors.joining(" or ", "only ", "")));
        }
        return String.join("; ", facts);
    }
}
