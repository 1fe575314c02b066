package com.example.postgres.cli.difference;

import com.example.postgres.plan.diff.ValueChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What differs in a changed value, as lines with the marks of a unified diff. */
public final class MarkedLines {

    /** Characters that are shown before the first difference. */
    private static final int CONTEXT = 30;

    private static final String ELLIPSIS = "...";

    private final int maxLines;
    private final int maxLength;

    /**
     * @param maxLines the most lines of a value
     * @param maxLength the longest line
     */
    public MarkedLines(int maxLines, int maxLength) {
        this.maxLines = maxLines;
        this.maxLength = maxLength;
    }

    /** The lines; each begins with {@code -}, {@code +}, {@code @} or a space. */
    public List<String> of(ValueChange change) {
        JsonNode before = change.before();
        JsonNode after = change.after();
        if (change.isHidden()) {
            return List.of("  " + ValueText.HIDDEN_CHANGE);
        }
        if (ValueText.isLong(before) || ValueText.isLong(after)) {
            return hunks(UnifiedText.hunks(ValueText.lines(before), ValueText.lines(after)));
        }
        String earlier = ValueText.line(before);
        String later = ValueText.line(after);
        int start = Math.max(0, before.isMissingNode() || after.isMissingNode() ? 0 : same(earlier, later) - CONTEXT);
        List<String> lines = new ArrayList<>();
        if (!before.isMissingNode()) {
            lines.add("- " + part(earlier, start));
        }
        if (!after.isMissingNode()) {
            lines.add("+ " + part(later, start));
        }
        return lines;
    }

    private List<String> hunks(List<String> hunks) {
        List<String> lines = new ArrayList<>();
        hunks.stream().limit(maxLines).forEach(line -> lines.add(part(line, 0)));
        if (hunks.size() > maxLines) {
            lines.add("  " + ELLIPSIS + " and " + (hunks.size() - maxLines) + " more lines");
        }
        return lines;
    }

    /** The length of what both begin with. */
    private static int same(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** A line that fits as a whole is not cut. */
    private String part(String line, int start) {
        if (line.length() <= maxLength) {
            return line;
        }
        String from = start > ELLIPSIS.length() ? ELLIPSIS + line.substring(start) : line;
        return from.length() <= maxLength ? from : from.substring(0, maxLength - ELLIPSIS.length()) + ELLIPSIS;
    }
}
