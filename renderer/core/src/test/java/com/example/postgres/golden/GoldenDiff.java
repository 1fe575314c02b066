package com.example.postgres.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that says how a case renders otherwise than an example, which its first line names. The diffs have no line numbers:
 * a line that the example gets elsewhere changes nothing here.
 *
 * @param file with the diffs
 * @param scriptsInFull whether the text of scripts is compared, not only their checksums
 */
record GoldenDiff(Path file, boolean scriptsInFull) implements Expectation {

    private static final int CONTEXT_LINES = 2;

    private static final String FIRST_LINE = "Compared with example ";

    /** The diff of the committed file and the one that would be written now. */
    @Override
    public List<String> differences(SortedMap<String, String> rendered) throws IOException {
        String name = file.getFileName().toString();
        return new FileDiff(CONTEXT_LINES)
                .between(
                        new TreeMap<>(Map.of(name, Files.readString(file))),
                        new TreeMap<>(Map.of(name, text(rendered))));
    }

    @Override
    public void replace(SortedMap<String, String> rendered) throws IOException {
        Files.writeString(file, text(rendered));
    }

    private String text(SortedMap<String, String> rendered) throws IOException {
        String example = example();
        SortedMap<String, String> before = GoldenCase.example(example).rendered(scriptsInFull);
        SortedMap<String, String> after = new TreeMap<>(rendered);
        List<String> missing = before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .toList();
        before.keySet().removeAll(missing);
        before.replaceAll((name, text) -> RenderedText.readable(text));
        after.replaceAll((name, text) -> RenderedText.readable(text));

        StringBuilder text = new StringBuilder(FIRST_LINE + example + "\n");
        if (!missing.isEmpty()) {
            text.append("\nMissing: ").append(String.join(", ", missing)).append('\n');
        }
        for (String diff : new FileDiff(CONTEXT_LINES).between(before, after)) {
            text.append('\n').append(withoutLineNumbers(diff)).append('\n');
        }
        return text.toString();
    }

    private String example() throws IOException {
        String first = Files.readAllLines(file).get(0);
        if (!first.startsWith(FIRST_LINE)) {
            throw new AssertionError(file + " must begin with: " + FIRST_LINE + "NAME");
        }
        return first.substring(FIRST_LINE.length());
    }

    private static String withoutLineNumbers(String diff) {
        return diff.replaceAll("(?m)^@@ .* @@$", "@@");
    }
}
