package com.example.postgres.cli;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.manifest.Manifest;
import com.example.postgres.manifest.ManifestId;
import com.example.postgres.render.RenderResult.Rendered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one object that the user wants to see, or all. */
final class ObjectFilter {

    private ObjectFilter() {}

    /** The objects of each cluster. Throws when a wanted one is in none. */
    static List<List<Manifest>> apply(@Nullable String wanted, List<Rendered> clusters) {
        List<List<Manifest>> objects = clusters.stream()
                .map(cluster -> cluster.manifests().manifests())
                .toList();
        if (wanted == null) {
            return objects;
        }
        List<List<Manifest>> found = objects.stream()
                .map(manifests -> manifests.stream()
                        .filter(manifest -> isMeant(manifest.id(), wanted))
                        .toList())
                .filter(manifests -> !manifests.isEmpty())
                .toList();
        if (found.isEmpty()) {
            throw CommandException.usage("-s " + wanted + ": no such object is rendered", "-o name lists them");
        }
        return found;
    }

    private static boolean isMeant(ManifestId id, String wanted) {
        return id.toString().equalsIgnoreCase(wanted) || id.resourceName().equalsIgnoreCase(wanted);
    }
}
