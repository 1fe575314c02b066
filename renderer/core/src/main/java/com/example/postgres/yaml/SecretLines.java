package com.example.postgres.yaml;

import com.example.postgres.source.Violation;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a text of which nothing may be printed, because the document that they belong to may hold a Secret. The text
 * decides, not its tree: a document that cannot be parsed is the one that is printed.
 */
public final class SecretLines {

    /** The kind of a Secret, in any spelling that somebody may type, or the field that only a Secret has. */
    private static final Pattern SECRET = Pattern.compile(
            "\\bkind[\"']?\\s*:\\s*(?:[!&]\\S*\\s+)*[\"']?secrets?(?:list)?\\b|\\bstringData\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SEPARATOR = Pattern.compile("---(?=\\s|$)");

    /** What a parser cites of the text. */
    private static final Pattern CITED = Pattern.compile("'[^']*'");

    private final BitSet lines;

    private SecretLines(BitSet lines) {
        this.lines = lines;
    }

    /** The lines of the text. */
    public static SecretLines of(String text) {
        List<String> lines = text.lines().toList();
        BitSet secret = new BitSet();
        int start = 0;
        for (int end = 1; end <= lines.size(); end++) {
            boolean isLast = end == lines.size();
            if (isLast || SEPARATOR.matcher(lines.get(end)).lookingAt()) {
                if (SECRET.matcher(String.join("\n", lines.subList(start, end))).find()) {
                    // An error at the end of the text may be on the line after it.
                    secret.set(start + 1, isLast ? end + 2 : end + 1);
                }
                start = end;
            }
        }
        return new SecretLines(secret);
    }

    /**
     * Whether the line belongs to a document that may hold a Secret.
     *
     * @param line counted from 1; 0 for the text as a whole
     */
    public boolean has(int line) {
        return line == 0 ? !lines.isEmpty() : lines.get(line);
    }

    /** The violation of the text without the value that it cites, if that may be of a Secret. */
    Violation hidden(Violation violation) {
        if (!has(violation.position().line())) {
            return violation;
        }
        String value = violation.value();
        String detail = value == null ? violation.detail() : violation.detail().replace(" (" + value + ")", "");
        return new Violation(
                violation.severity(),
                violation.path(),
                violation.kind(),
                violation.rule(),
                null,
                CITED.matcher(detail).replaceAll("'...'"),
                violation.position());
    }
}
