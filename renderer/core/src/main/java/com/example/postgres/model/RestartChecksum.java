package com.example.postgres.model;

import com.example.postgres.parameters.GivenParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum over the parameters that PostgreSQL reads only when it starts. It stands in the pod template, so that such a
 * change, and no other, makes the StatefulSet controller restart the pods.
 */
final class RestartChecksum {

    private static final int LENGTH = 16;

    private RestartChecksum() {}

    /** The first 16 hexadecimal digits of SHA-256 over the lines {@code name=value}. */
    static String of(GivenParameters parameters) {
        StringBuilder lines = new StringBuilder();
        parameters
                .needingRestart()
                .forEach((name, value) ->
                        lines.append(name).append('=').append(value).append('\n'));
        return HexFormat.of().formatHex(sha256(lines.toString())).substring(0, LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
