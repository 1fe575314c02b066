package com.example.postgres.cli;

import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.render.RenderResult.Rendered;
import java.util.List;

/** Names the Secrets that the manifests refer to and do not create. */
final class Requirements {

    private Requirements() {}

    static void tell(Terminal terminal, List<Rendered> clusters) {
        clusters.stream()
                .flatMap(cluster -> cluster.requirements().stream())
                .distinct()
                .forEach(secret -> terminal.note(describe(secret)));
    }

    private static String describe(SecretRequirement secret) {
        return "Secret " + secret.namespace() + "/" + secret.name() + " must exist, for " + secret.purpose()
                + ", with the keys " + String.join(", ", secret.keys());
    }
}
