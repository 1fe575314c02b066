package com.example.postgres.cli.command;

import com.example.postgres.cli.option.TextOrJson;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.cli.terminal.Version;
import com.example.postgres.target.KubernetesVersion;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pgc version}. */
@Command(name = "version", description = "Print the version of pgc and the Kubernetes versions it renders for.")
final class VersionCommand implements Callable<Integer> {

    @Mixin
    private TextOrJson output = new TextOrJson();

    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.print(output.isJson() ? json() : text());
        terminal.flush();
        return 0;
    }

    /** The version for reading. */
    static String text() {
        return "pgc " + Version.current() + "\nrenders for Kubernetes " + KubernetesVersion.OLDEST_SUPPORTED + " to "
                + KubernetesVersion.NEWEST_SUPPORTED + ", by default for " + KubernetesVersion.DEFAULT + "\n";
    }

    private static String json() {
        return JsonNodeFactory.instance
                        .objectNode()
                        .put("version", Version.current())
                        .put("kubernetesVersion", KubernetesVersion.DEFAULT.toString())
                        .put("oldestKubernetesVersion", KubernetesVersion.OLDEST_SUPPORTED.toString())
                        .put("newestKubernetesVersion", KubernetesVersion.NEWEST_SUPPORTED.toString())
                        .toPrettyString()
                + "\n";
    }
}
