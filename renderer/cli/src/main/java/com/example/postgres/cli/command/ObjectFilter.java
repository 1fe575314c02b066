package com.example.postgres.cli.command;

import com.example.postgres.cli.output.PrintedCluster;
import com.example.postgres.cli.output.PrintedObject;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.object.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one object that the user wants to see, or all. */
final class ObjectFilter {

    private ObjectFilter() {}

    /** The objects of all clusters. Throws when a wanted one is in none. */
    static List<PrintedObject> apply(@Nullable String wanted, List<PrintedCluster> clusters) {
        List<PrintedObject> objects = clusters.stream()
                .flatMap(cluster -> cluster.objects().stream())
                .filter(object -> wanted == null || isMeant(object.id(), wanted))
                .toList();
        if (wanted != null && objects.isEmpty()) {
            throw CommandException.usage("-s " + wanted + ": no such object is rendered", "-o name lists them");
        }
        return objects;
    }

    private static boolean isMeant(ObjectId id, String wanted) {
        return id.toString().equalsIgnoreCase(wanted) || id.resourceName().equalsIgnoreCase(wanted);
    }
}
