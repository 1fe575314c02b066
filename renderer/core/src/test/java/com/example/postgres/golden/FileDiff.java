package com.example.postgres.golden;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Unified diffs between two sets of files. */
final class FileDiff {

    private static final String NO_FILE = "/dev/null";

    private final int contextLines;

    FileDiff(int contextLines) {
        this.contextLines = contextLines;
    }

    /** One unified diff for each file that differs or is in one of the sets only. */
    List<String> between(SortedMap<String, String> before, SortedMap<String, String> after) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> diffs = new ArrayList<>();
        for (String name : names) {
            String old = before.get(name);
            String current = after.get(name);
            if (old == null || !old.equals(current)) {
                diffs.add(diff(name, old, current));
            }
        }
        return diffs;
    }

    private String diff(String name, @Nullable String before, @Nullable String after) {
        List<String> old = lines(before);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before == null ? NO_FILE : name,
                after == null ? NO_FILE : name,
                old,
                DiffUtils.diff(old, lines(after)),
                contextLines);
        return diff.isEmpty() ? name + ": line ends differ" : String.join("\n", diff);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }
}
