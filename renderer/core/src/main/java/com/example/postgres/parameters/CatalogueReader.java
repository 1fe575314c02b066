package com.example.postgres.parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads the tab-separated resources of this package; a resource that is missing or broken is a defect of the build. */
final class CatalogueReader {

    private CatalogueReader() {}

    /** Passes the cells of each line, in order; all lines have the same number of cells. */
    static void read(String resource, int columns, Consumer<List<String>> row) {
        for (String line : text(resource).split("\n", -1)) {
            if (!line.isEmpty()) {
                String[] cells = line.split("\t", -1);
                if (cells.length != columns) {
                    throw new IllegalStateException(resource + ": expected " + columns + " columns: " + line);
                }
                row.accept(List.of(cells));
            }
        }
    }

    private static String text(String resource) {
        try (InputStream stream = CatalogueReader.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
