package com.example.postgres.cli.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The unified diff of two texts. */
final class UnifiedText {

    private static final int CONTEXT = 3;

    private UnifiedText() {}

    /** The diff with its header; empty if the texts are the same. */
    static List<String> of(String beforeName, String afterName, String before, String after) {
        List<String> earlier = before.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                beforeName,
                afterName,
                earlier,
                DiffUtils.diff(earlier, after.lines().toList()),
                CONTEXT);
    }

    /** Only the hunks. */
    static List<String> hunks(String before, String after) {
        List<String> lines = of("a", "b", before, after);
        return lines.subList(Math.min(2, lines.size()), lines.size());
    }
}
