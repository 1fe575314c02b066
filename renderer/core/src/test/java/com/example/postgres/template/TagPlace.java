package com.example.postgres.template;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a template a tag may stand: a value is a whole scalar, everything else has its line for itself. */
final class TagPlace {

    private static final Pattern WHOLE_SCALAR = Pattern.compile("\\s*(?:- )*(?:[A-Za-z][A-Za-z0-9_./-]*: |- )");
    private static final Pattern BLOCK_SCALAR = Pattern.compile("( *).*[:-] [|>][-+0-9]*\\s*");

    private final Set<Integer> linesOfBlockScalars;

    TagPlace(String text) {
        linesOfBlockScalars = linesOfBlockScalars(text);
    }

    /** What is wrong with the place of the tag. */
    Optional<String> finding(TemplateTag tag) {
        if (linesOfBlockScalars.contains(tag.line())) {
            return Optional.of("a tag stands inside a block scalar");
        }
        if (tag.kind() == TemplateTag.Kind.VALUE) {
            boolean isWhole =
                    WHOLE_SCALAR.matcher(tag.before()).matches() && tag.after().isBlank();
            return isWhole ? Optional.empty() : Optional.of("{{" + tag.argument() + "}} is not a whole scalar");
        }
        return tag.isAlone() ? Optional.empty() : Optional.of("a tag of kind " + tag.kind() + " shares its line");
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
