package com.example.postgres.parameters;

import java.util.Map;

/**
 * The numbers that a server runs with: those of the spec, else the defaults of our clusters.
 *
 * @param major version of PostgreSQL
 * @param written names and values of the spec
 */
record GivenParameters(int major, Map<String, String> written) {

    // initdb writes 128MB where the system allows it; the built-in value of PostgreSQL 14 is 8MB.
    private static final Map<String, String> INITDB = Map.of("shared_buffers", "128MB");

    /** The number in the parameter's unit; the default where the written one cannot be read. */
    double number(String name) {
        Parameter parameter = ParameterCatalogue.load()
                .major(major)
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("PostgreSQL " + major + " has no parameter " + name));
        String fallback = INITDB.getOrDefault(name, parameter.defaultValue());
        Reading reading = ValueReader.read(parameter, written.getOrDefault(name, fallback));
        return reading instanceof Reading.Accepted accepted
                ? number(accepted.value())
                : number(((Reading.Accepted) ValueReader.read(parameter, fallback)).value());
    }

    /** The first of the names that the spec sets; empty when it sets none. */
    String chosenOf(String... names) {
        for (String name : names) {
            if (written.containsKey(name)) {
                return name;
            }
        }
        return "";
    }

    private static double number(ParameterValue value) {
        if (value instanceof ParameterValue.Whole whole) {
            return (double) whole.number();
        }
        if (value instanceof ParameterValue.Real real) {
            return real.number();
        }
        throw new AssertionError("no number: " + value);
    }
}
