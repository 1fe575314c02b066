package com.example.postgres.syntax;

import java.util.Optional;
import java.util.function.Function;

/**
 * A text and what it means. The text is parsed once, where the spec is read; validation reports what is wrong with it, and
 * the code after validation takes the value.
 *
 * @param <T> type of the value
 */
public sealed interface Parsed<T> {

    /** The text as written. */
    String text();

    /** The value; empty when the text has none. */
    Optional<T> ifValid();

    /** What is wrong with the text, for the user; empty when it is valid. */
    Optional<String> problem();

    /**
     * The value of a text that validation has accepted.
     *
     * @throws IllegalStateException if it was not accepted
     */
    default T value() {
        return ifValid().orElseThrow(() -> new IllegalStateException("not valid: " + text()));
    }

    /**
     * Parses the text.
     *
     * @param parser throws an {@link IllegalArgumentException} with a message for the user
     */
    static <T> Parsed<T> of(String text, Function<String, T> parser) {
        try {
            return new Valid<>(text, parser.apply(text));
        } catch (IllegalArgumentException e) {
            return new Invalid<>(text, String.valueOf(e.getMessage()));
        }
    }

    /**
     * A text with a value.
     *
     * @param text as written
     * @param value what it means
     */
    record Valid<T>(String text, T value) implements Parsed<T> {

        @Override
        public Optional<T> ifValid() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> problem() {
            return Optional.empty();
        }
    }

    /**
     * A text without a value.
     *
     * @param text as written
     * @param reason what is wrong with it
     */
    record Invalid<T>(String text, String reason) implements Parsed<T> {

        @Override
        public Optional<T> ifValid() {
            return Optional.empty();
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(reason);
        }
    }
}
