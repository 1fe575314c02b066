package com.example.postgres.validation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads versions that the schema may have refused. */
final class Versions {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})(\\.\\d{1,4})?");

    private Versions() {}

    static Optional<Integer> major(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
