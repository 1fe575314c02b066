package com.example.postgres.parameters;

import java.util.List;

/**
 * A line of the list of parameters.
 *
 * @param name of the parameter
 * @param type in words, with the unit where it has one: {@code integer (8kB)}
 * @param defaultValue in human units; what our clusters have when the spec says nothing
 * @param change what a change takes: {@code restart}, {@code live reload}; for one that cannot be set, who sets it
 */
public record ParameterRow(String name, String type, String defaultValue, String change) {

    /** The list for a major version, sorted by name. */
    public static List<ParameterRow> list(MajorParameters parameters) {
        return parameters.all().stream().map(ParameterRow::of).toList();
    }

    private static ParameterRow of(Parameter parameter) {
        String change = ManagedParameters.load()
                .find(parameter)
                .map(managed -> managed.manager().words())
                .orElse(parameter.context().effect());
        return new ParameterRow(
                parameter.name(), ParameterWords.type(parameter), ParameterWords.defaultValue(parameter), change);
    }
}
