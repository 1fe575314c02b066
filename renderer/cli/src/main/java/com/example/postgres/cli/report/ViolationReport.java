package com.example.postgres.cli.report;

/** One format of findings. */
@FunctionalInterface
public interface ViolationReport {

    /** The complete text, which ends with a newline unless it is empty. */
    String write(Findings findings);
}
