package com.example.postgres.golden;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder that must hold exactly the given files, byte by byte. The record that {@code pgc render -d} keeps of its own
 * files may stand beside them.
 */
record GoldenFolder(Path folder) {

    private static final int CONTEXT_LINES = 3;

    private static final String INVENTORY = ".pgc.inventory";

    /** One unified diff for each file that is missing, stale or too much. */
    List<String> differences(SortedMap<String, String> actual) throws IOException {
        SortedMap<String, String> expected = read();
        SortedSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String before = expected.get(name);
            String after = actual.get(name);
            if (before == null || !before.equals(after)) {
                differences.add(diff(name, before == null ? "" : before, after == null ? "" : after));
            }
        }
        return differences;
    }

    /** Makes the folder hold the files and nothing else. */
    void replace(SortedMap<String, String> actual) throws IOException {
        Files.createDirectories(folder);
        for (String stale : read().keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (String name : actual.keySet()) {
            Files.write(folder.resolve(name), actual.get(name).getBytes(StandardCharsets.UTF_8));
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

    private static String diff(String name, String before, String after) {
        List<String> lines = before.lines().toList();
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before.isEmpty() ? "/dev/null" : name,
                after.isEmpty() ? "/dev/null" : name,
                lines,
                DiffUtils.diff(lines, after.lines().toList()),
                CONTEXT_LINES);
        return diff.isEmpty() ? name + ": line ends differ" : String.join("\n", diff);
    }
}
