package com.example.postgres.parameters;

import com.example.postgres.source.Violation.Kind;

/** The result of reading the text of a value. */
public sealed interface Reading {

    /**
     * PostgreSQL accepts the text.
     *
     * @param value what it means
     */
    record Accepted(ParameterValue value) implements Reading {}

    /**
     * PostgreSQL rejects the text.
     *
     * @param kind of field error
     * @param rule the broken one, such as {@code postgresqlParams.range}
     * @param detail what is wrong and what would be right
     */
    record Rejected(Kind kind, String rule, String detail) implements Reading {}
}
