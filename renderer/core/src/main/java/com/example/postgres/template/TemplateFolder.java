package com.example.postgres.template;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A folder of templates and scripts on the class path. Reads each file once. Thread-safe. */
public final class TemplateFolder {

    private final String root;
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /**
     * The folder.
     *
     * @param root absolute path on the class path, such as {@code /templates}
     */
    public TemplateFolder(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }

    /** The name of a file for people: {@code templates/patroni/statefulset.yaml.hbs}. */
    String file(String path) {
        return root.substring(1) + "/" + path;
    }

    /**
     * The text of a file.
     *
     * @param path below the root
     */
    String text(String path) throws IOException {
        String known = texts.get(path);
        if (known == null) {
            known = read(path);
            texts.put(path, known);
        }
        return known;
    }

    private String read(String path) throws IOException {
        try (InputStream stream = TemplateFolder.class.getResourceAsStream(root + "/" + path)) {
            if (stream == null) {
                throw new FileNotFoundException(path);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
