package com.example.postgres.golden;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder that must hold exactly the given files, byte by byte. The record that {@code pgc render -d} keeps of its own
 * files may stand beside them.
 */
record GoldenFolder(Path folder) implements Expectation {

    private static final int CONTEXT_LINES = 3;

    private static final String INVENTORY = ".pgc.inventory";

    /** One unified diff for each file that is missing, stale or too much. */
    @Override
    public List<String> differences(SortedMap<String, String> rendered) throws IOException {
        return new FileDiff(CONTEXT_LINES).between(read(), rendered);
    }

    /** Makes the folder hold the files and nothing else. */
    @Override
    public void replace(SortedMap<String, String> rendered) throws IOException {
        Files.createDirectories(folder);
        for (String stale : read().keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (String name : rendered.keySet()) {
            Files.write(folder.resolve(name), rendered.get(name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> children = Files.list(folder)) {
                for (Path file : children.toList()) {
                    String name = file.getFileName().toString();
                    if (!name.equals(INVENTORY)) {
                        files.put(name, Files.readString(file));
                    }
                }
            }
        }
        return files;
    }
}
