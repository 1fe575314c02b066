package com.example.postgres.template;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a template a tag may stand. A value is a whole scalar without quotes, or part of a scalar that is quoted or a
 * block; then it becomes part of a text. Everything else has a line of its own.
 */
final class TagPlace {

    private static final String KEY = "(?:[A-Za-z][A-Za-z0-9_./-]*|\\{\\{[a-z]+}}): ";
    private static final Pattern WHOLE_SCALAR = Pattern.compile("\\s*(?:- )*(?:" + KEY + "|- )");
    private static final Pattern DOUBLE_QUOTES_OPEN =
            Pattern.compile("\\s*(?:- )*(?:" + KEY + ")?\"(?:[^\"\\\\]|\\\\.)*");
    private static final Pattern SINGLE_QUOTES_OPEN = Pattern.compile("\\s*(?:- )*(?:" + KEY + ")?'(?:[^']|'')*");
    private static final Pattern BLOCK_SCALAR = Pattern.compile("( *)(?:.*[:-] )?[|>][-+0-9]*\\s*");

    private final Set<Integer> linesOfBlockScalars;

    TagPlace(String text) {
        linesOfBlockScalars = linesOfBlockScalars(text);
    }

    /** Whether the value becomes part of a text. */
    boolean isPartOfText(TemplateTag tag) {
        return linesOfBlockScalars.contains(tag.line()) || (isQuoted(tag) && !isWholeWithinQuotes(tag));
    }

    /** What is wrong with the place of the tag. */
    Optional<String> finding(TemplateTag tag) {
        if (tag.kind() == TemplateTag.Kind.VALUE) {
            return isPartOfText(tag) || isKey(tag) || isWholeScalar(tag)
                    ? Optional.empty()
                    : Optional.of("{{" + tag.argument()
                            + "}} is neither a whole scalar without quotes nor part of a quoted one");
        }
        if (linesOfBlockScalars.contains(tag.line())) {
            return Optional.of("a tag of kind " + tag.kind() + " stands inside a block scalar");
        }
        return tag.isAlone() ? Optional.empty() : Optional.of("a tag of kind " + tag.kind() + " shares its line");
    }

    private static boolean isWholeScalar(TemplateTag tag) {
        return WHOLE_SCALAR.matcher(tag.before()).matches() && tag.after().isBlank();
    }

    /** The key of a mapping with names of the user. */
    private static boolean isKey(TemplateTag tag) {
        return tag.before().isBlank()
                && (tag.after().startsWith(": ") || tag.after().strip().equals(":"));
    }

    private static boolean isQuoted(TemplateTag tag) {
        return DOUBLE_QUOTES_OPEN.matcher(tag.before()).matches()
                || SINGLE_QUOTES_OPEN.matcher(tag.before()).matches();
    }

    /** The reader cannot see these quotes: a number would stay a number. */
    private static boolean isWholeWithinQuotes(TemplateTag tag) {
        return WHOLE_SCALAR
                        .matcher(tag.before().substring(0, tag.before().length() - 1))
                        .matches()
                && tag.after().strip().length() == 1;
    }

    private static Set<Integer> linesOfBlockScalars(String text) {
        Set<Integer> inside = new LinkedHashSet<>();
        String[] lines = text.split("\n", -1);
        int indent = Integer.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            int own = lines[i].length() - lines[i].stripLeading().length();
            if (own > indent || (lines[i].isBlank() && indent < Integer.MAX_VALUE)) {
                inside.add(i + 1);
                continue;
            }
            Matcher start = BLOCK_SCALAR.matcher(lines[i]);
            indent = start.matches() ? start.group(1).length() : Integer.MAX_VALUE;
        }
        return inside;
    }
}
