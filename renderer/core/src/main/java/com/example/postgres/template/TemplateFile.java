package com.example.postgres.template;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the files of the module {@code templates}. */
final class TemplateFile {

    static final String ROOT = "/templates";

    private TemplateFile() {}

    /**
     * The text of a file.
     *
     * @param path below the template root
     */
    static String text(String path) throws IOException {
        try (InputStream stream = TemplateFile.class.getResourceAsStream(ROOT + "/" + path)) {
            if (stream == null) {
                throw new FileNotFoundException(path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
