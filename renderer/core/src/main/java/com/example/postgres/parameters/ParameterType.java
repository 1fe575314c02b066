package com.example.postgres.parameters;

/**
 * The type of a parameter's value, as {@code pg_settings.vartype} has it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/config-setting.html#CONFIG-SETTING-NAMES-VALUES">Parameter
 *     Names and Values</a>
 */
public enum ParameterType {
    /** On or off, in PostgreSQL's many spellings. */
    BOOL("boolean"),
    /** A 32-bit integer, perhaps with a unit. */
    INTEGER("integer"),
    /** A floating-point number, perhaps with a unit. */
    REAL("number"),
    /** Any text; some parameters have a syntax of their own, which only the server checks. */
    STRING("text"),
    /** One of listed label. */
    ENUM("enumeration");

    private final String label;

    ParameterType(String label) {
        this.label = label;
    }

    /** The name of the type as users read it. */
    public String label() {
        return label;
    }

    static ParameterType ofVartype(String vartype) {
        return switch (vartype) {
            case "bool" -> BOOL;
            case "integer" -> INTEGER;
            case "real" -> REAL;
            case "string" -> STRING;
            case "enum" -> ENUM;
            default -> throw new IllegalArgumentException("no type of a parameter: " + vartype);
        };
    }
}
