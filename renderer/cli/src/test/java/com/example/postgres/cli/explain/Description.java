package com.example.postgres.cli.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the schema says about a field in words. The default is in the description, because the renderer decides it; a sentence
 * of its own says it.
 *
 * @param meaning the sentences about the field, as Markdown
 * @param standard what holds where the field is not set, as Markdown; empty if the description does not say it
 */
record Description(String meaning, String standard) {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.])\\s+(?=[A-Z])|(?<=^Required[.])\\s+");
    private static final Pattern VALUE = Pattern.compile("Default ([^\\s,;:]*[^\\s,;:.])(.*)");
    private static final Pattern WORDS = Pattern.compile("(?:Default:|Defaults to) (.*)");
    private static final Set<String> NO_VALUES = Set.of("none", "all", "always");

    static Description of(FieldReference field) {
        List<String> meaning = new ArrayList<>();
        String standard = "";
        for (String sentence : END_OF_SENTENCE.split(field.description(), -1)) {
            String statement = sentence.replaceFirst("\\.$", "");
            Matcher value = VALUE.matcher(statement);
            Matcher words = WORDS.matcher(statement);
            if (value.matches()) {
                standard = (NO_VALUES.contains(value.group(1)) ? value.group(1) : Markdown.code(value.group(1)))
                        + Markdown.prose(value.group(2));
            } else if (words.matches()) {
                standard = Markdown.prose(words.group(1));
            } else if (!statement.equals("Required")) { // the table says it for every field
                meaning.add(sentence);
            }
        }
        field.held()
                .filter(held -> !held.schema().has("properties") || held.isOfKubernetes())
                .ifPresent(held -> meaning.add(
                        (field.type().startsWith("list") ? "Each item: " : "Each value: ") + uncapitalized(held)));
        return new Description(Markdown.prose(String.join(" ", meaning)), field.isRequired() ? "required" : standard);
    }

    private static String uncapitalized(FieldReference held) {
        String text = held.description();
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** What the field is, without the details. */
    static String firstSentence(FieldReference field) {
        return END_OF_SENTENCE
                .splitAsStream(field.description())
                .filter(sentence -> !sentence.equals("Required."))
                .findFirst()
                .map(Markdown::prose)
                .orElse("");
    }
}
