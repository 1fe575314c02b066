package com.example.postgres.cli.output;

import com.example.postgres.cli.output.PrintedCluster.PrintedObject;
import com.example.postgres.cli.terminal.Terminal;
import java.util.List;

/** Prints objects to standard output. */
public final class ManifestStream {

    private static final String LIST_START = """
            {
                "apiVersion": "v1",
                "kind": "List",
                "items": [""";
    private static final String ITEM = "\n        ";
    private static final String LIST_END = "\n    ]\n}\n";

    private ManifestStream() {}

    /** Prints the objects in this order. */
    public static void write(Terminal terminal, List<PrintedObject> objects, ManifestFormat format) {
        if (format == ManifestFormat.JSON) {
            writeList(terminal, objects);
        } else {
            objects.forEach(object -> terminal.print(object.text()));
        }
        terminal.flush();
    }

    private static void writeList(Terminal terminal, List<PrintedObject> objects) {
        terminal.print(LIST_START);
        String separator = "";
        for (PrintedObject object : objects) {
            terminal.print(separator + ITEM + object.text().stripTrailing().replace("\n", ITEM));
            separator = ",";
        }
        terminal.print(LIST_END);
    }
}
