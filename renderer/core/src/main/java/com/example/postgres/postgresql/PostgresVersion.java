package com.example.postgres.postgresql;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of PostgreSQL.
 *
 * @param major such as 18
 * @param minor that the image must contain; empty for any
 * @see <a href="https://www.postgresql.org/support/versioning/">Versioning policy</a>
 */
public record PostgresVersion(int major, OptionalInt minor) {

    private static final int FIRST_MAJOR_WITH_CHECKSUMS = 18;

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?");

    /**
     * Parses {@code 18} or {@code 18.1}.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static PostgresVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be a major version such as 18, or a major with a minor such as 18.1");
        }
        @Nullable String minor = matcher.group(2);
        return new PostgresVersion(
                Integer.parseInt(matcher.group(1)),
                minor == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(minor)));
    }

    /** Whether initdb enables checksums unless told otherwise (https://www.postgresql.org/docs/18/release-18.html). */
    public boolean enablesChecksums() {
        return major >= FIRST_MAJOR_WITH_CHECKSUMS;
    }

    @Override
    public String toString() {
        return minor.isPresent() ? major + "." + minor.getAsInt() : String.valueOf(major);
    }
}
