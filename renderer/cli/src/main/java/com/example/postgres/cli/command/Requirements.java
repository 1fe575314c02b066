package com.example.postgres.cli.command;

import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.model.SecretRequirement;
import java.util.List;

/** Names the Secrets that the manifests refer to and do not create. */
final class Requirements {

    private Requirements() {}

    static void tell(Terminal terminal, List<PrintedCluster> clusters) {
        clusters.stream()
                .flatMap(cluster -> cluster.requirements().stream())
                .map(Requirements::describe)
                .distinct()
                .forEach(terminal::note);
    }

    private static String describe(SecretRequirement secret) {
        return "Secret " + secret.namespace() + "/" + secret.name() + " must exist, for " + secret.purpose()
                + ", with the keys " + String.join(", ", secret.keys());
    }
}
