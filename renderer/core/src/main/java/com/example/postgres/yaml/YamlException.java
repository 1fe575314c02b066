package com.example.postgres.yaml;

import com.example.postgres.source.Violation;

/** A text that a program wrote is not a single valid document. The message begins with the position. */
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    YamlException(Violation violation) {
        super(violation.toString(), null, false, true);
        this.violation = violation;
    }

    /** What is wrong, and where. */
    public Violation violation() {
        return violation;
    }
}
