package com.example.postgres.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The constant scripts among the templates. */
final class Scripts {

    private Scripts() {}

    /**
     * The texts of scripts by file name.
     *
     * @param folder below the template root
     * @param names of the files
     */
    static SortedMap<String, String> read(String folder, String... names) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : names) {
            texts.put(name, text(folder + "/" + name));
        }
        return texts;
    }

    private static String text(String path) {
        try {
            return TemplateFile.text(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
