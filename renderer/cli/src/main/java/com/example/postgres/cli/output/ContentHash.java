package com.example.postgres.cli.output;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file's content.
 *
 * @param hex 64 lower-case digits
 */
record ContentHash(String hex) implements Comparable<ContentHash> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    static ContentHash of(byte[] content) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex.compareTo(other.hex);
    }
}
