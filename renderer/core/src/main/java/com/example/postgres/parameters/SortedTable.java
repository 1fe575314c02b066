package com.example.postgres.parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A tab-separated resource of this package whose first cells are names, sorted without regard to case. Lines are
 * split only when they are looked up: a run of the command needs only a few. A missing resource or a malformed line
 * is a defect of the build.
 */
final class SortedTable {

    private final String resource;
    private final int columns;
    private final String[] lines;

    SortedTable(String resource, int columns) {
        this.resource = resource;
        this.columns = columns;
        this.lines = text(resource).split("\n");
    }

    /** The lines of that name without regard to case, in the order of the resource. */
    List<List<String>> find(String name) {
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nameOf(lines[middle]).compareToIgnoreCase(name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<List<String>> found = new ArrayList<>();
        for (int i = low; i < lines.length && nameOf(lines[i]).equalsIgnoreCase(name); i++) {
            found.add(cells(lines[i]));
        }
        return found;
    }

    /** The names, each once. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String line : lines) {
            String name = nameOf(line);
            if (names.isEmpty() || !names.get(names.size() - 1).equals(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String nameOf(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    private List<String> cells(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns) {
            throw new IllegalStateException(resource + ": expected " + columns + " cells: " + line);
        }
        return List.of(cells);
    }

    private static String text(String resource) {
        try (InputStream stream = SortedTable.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
