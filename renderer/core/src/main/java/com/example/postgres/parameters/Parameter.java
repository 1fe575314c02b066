package com.example.postgres.parameters;

import java.util.List;

/**
 * A server parameter as one major version of PostgreSQL has it.
 *
 * @param name in PostgreSQL's own spelling
 * @param type of its value
 * @param unit that values without one count in; {@link Unit#NONE} for a plain number or no number
 * @param context when a changed value takes effect
 * @param range of a number, in the unit; {@link Range#ALL} for other types
 * @param choices of an enumeration, without the old spellings that PostgreSQL takes but does not list
 * @param defaultValue the built-in one as {@code pg_settings.boot_val} has it: in the unit, before initdb or Patroni
 *     choose another; empty for an empty text and where it depends on the server
 * @param category of the documentation, as the newest major version files it
 * @param since the first major version that has the parameter, of those we know
 * @param until the last one
 */
public record Parameter(
        String name,
        ParameterType type,
        Unit unit,
        ParameterContext context,
        Range range,
        List<String> choices,
        String defaultValue,
        String category,
        int since,
        int until) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    /** Whether a changed value waits for a restart of the server. */
    public boolean needsRestart() {
        return context == ParameterContext.POSTMASTER;
    }

    /** Whether it can be set at all. */
    public boolean isSettable() {
        return context != ParameterContext.INTERNAL;
    }

    /** Whether the value is a number. */
    public boolean isNumber() {
        return type == ParameterType.INTEGER || type == ParameterType.REAL;
    }
}
