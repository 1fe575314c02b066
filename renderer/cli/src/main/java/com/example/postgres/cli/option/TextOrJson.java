package com.example.postgres.cli.option;

import picocli.CommandLine.Option;

/** The output format of commands that print a table. */
public final class TextOrJson {

    /** The formats. */
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

    /** Whether JSON was chosen. */
    public boolean isJson() {
        return format == Format.JSON;
    }
}
