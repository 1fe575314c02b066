package com.example.postgres.cli.output;

import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.manifest.Manifest;
import java.util.List;

/** Manifests on standard output. */
public final class ManifestStream {

    private ManifestStream() {}

    /** Writes the objects of all clusters, in their order. */
    public static void write(Terminal terminal, List<List<Manifest>> clusters, ManifestFormat format) {
        if (format.canBeContinued()) {
            List<String> texts = clusters.size() == 1
                    ? List.of(format.write(clusters.get(0)))
                    : clusters.parallelStream().map(format::write).toList();
            texts.forEach(terminal::print);
        } else {
            terminal.print(format.write(clusters.stream().flatMap(List::stream).toList()));
        }
        terminal.flush();
    }
}
