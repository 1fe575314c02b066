package com.example.postgres.cli.command;

import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.render.Renderer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pgc crd}. */
@Command(
        name = "crd",
        description = "Print the CustomResourceDefinition of PostgresCluster.",
        footer = {"", "Example:", "  pgc crd | kubectl apply --server-side -f -"})
final class CrdCommand implements Callable<Integer> {

    private final Terminal terminal;

    CrdCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(Renderer.customResourceDefinition());
        terminal.flush();
        return 0;
    }
}
