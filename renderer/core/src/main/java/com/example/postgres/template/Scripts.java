package com.example.postgres.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The constant scripts among the templates. */
public final class Scripts {

    private Scripts() {}

    /**
     * The text of a script.
     *
     * @param path below the template root
     */
    public static String read(String path) {
        try (InputStream stream = Scripts.class.getResourceAsStream("/templates/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("no script " + path + " among the templates");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
