package com.example.postgres.cli;

import picocli.CommandLine.Option;

/** The option of commands that print a table. */
final class TextOrJson {

    /** The formats of a table. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Format (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }
}
