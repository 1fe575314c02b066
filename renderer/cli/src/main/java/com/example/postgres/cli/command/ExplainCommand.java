package com.example.postgres.cli.command;

import com.example.postgres.cli.explain.FieldReference;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.render.Renderer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pgc explain}. */
@Command(
        name = "explain",
        description = "Explain a field of a PostgresCluster and list the fields in it.",
        footer = {
            "",
            "Examples:",
            "  pgc explain spec",
            "  pgc explain spec.backup.retention",
            "  pgc explain spec.tls --recursive"
        })
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FIELD", description = "The path of the field, such as spec.backup.")
    private String path = "";

    @Option(
            names = {"-R", "--recursive"},
            description = "Include the fields of nested fields.")
    private boolean recursive;

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        FieldReference field =
                FieldReference.ofCrd(Renderer.customResourceDefinition()).find(path);
        terminal.print(field.describe(recursive));
        terminal.flush();
        return 0;
    }
}
