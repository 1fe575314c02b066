package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists in the values of parameters, as PostgreSQL's {@code SplitIdentifierString} and {@code SplitDirectoriesString}
 * (backend/utils/adt/varlena.c) read them: commas between items, blanks around them, an item in double quotes as it is.
 */
final class ListText {

    private static final String QUOTED = "\"((?:[^\"]|\"\")*)\"";
    /** No blanks in an item. */
    private static final Pattern NAME = Pattern.compile("\\s*(?:" + QUOTED + "|([^\\s,\"][^\\s,]*))\\s*(,|$)");
    /** The file name of a library may contain blanks. */
    private static final Pattern FILE = Pattern.compile("\\s*(?:" + QUOTED + "|([^\\s,\"][^,]*?))\\s*(,|$)");

    private ListText() {}

    /** The items of a list of names, those without quotes in lower case; empty if the text is not a list. */
    static Optional<List<String>> names(String text) {
        return items(text, NAME, name -> name.toLowerCase(Locale.ROOT));
    }

    /** The items of a list of files; empty if the text is not a list. */
    static Optional<List<String>> files(String text) {
        return items(text, FILE, UnaryOperator.identity());
    }

    private static Optional<List<String>> items(String text, Pattern item, UnaryOperator<String> fold) {
        List<String> items = new ArrayList<>();
        if (text.isBlank()) {
            return Optional.of(items);
        }
        Matcher matcher = item.matcher(text);
        int end = 0;
        boolean isContinued = true;
        while (isContinued && matcher.find(end) && matcher.start() == end) {
            items.add(matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : fold.apply(matcher.group(2)));
            end = matcher.end();
            isContinued = matcher.group(3).equals(",");
        }
        return isContinued || end < text.length() ? Optional.empty() : Optional.of(items);
    }
}
