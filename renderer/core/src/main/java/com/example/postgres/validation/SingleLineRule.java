package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Rejects line breaks and control characters: they could end a line early in a rendered file, such as patroni.yml,
 * pg_hba.conf, pgbouncer.ini or an environment file. Annotations and the fields of {@code extra} may have several
 * lines, because they are not part of such a file.
 */
final class SingleLineRule implements Rule {

    private static final FieldPath EXTRA = RuleContext.SPEC.field("extra");

    @Override
    public void check(RuleContext context) {
        walk(RuleContext.SPEC, context.tree(), context);
    }

    private static void walk(FieldPath path, JsonNode value, RuleContext context) {
        if (value.isObject()) {
            value.properties().forEach(property -> {
                checkText(path, property.getKey(), false, context);
                walk(path.field(property.getKey()), property.getValue(), context);
            });
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                walk(path.index(i), value.get(i), context);
            }
        } else if (value.isTextual()) {
            checkText(path, value.textValue(), mayHaveLines(path), context);
        }
    }

    private static void checkText(FieldPath path, String text, boolean mayHaveLines, RuleContext context) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isLineEnd = character == '\n' || character == '\r';
            if (isLineEnd && !mayHaveLines) {
                context.invalid(path, "text.line", text, "must be a single line");
                return;
            }
            if ((Character.isISOControl(character) && !isLineEnd && character != '\t') || isLoneSurrogate(text, i)) {
                context.invalid(
                        path,
                        "text.control",
                        text,
                        "must not contain the character U+" + String.format("%04X", (int) character));
                return;
            }
        }
    }

    private static boolean isLoneSurrogate(String text, int index) {
        char character = text.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private static boolean mayHaveLines(FieldPath path) {
        return path.isWithin(EXTRA) || path.segments().contains(new FieldPath.Field("annotations"));
    }
}
