package com.example.postgres.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The templates and scripts of the project, by their names below the template root. */
final class TemplateFiles {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .resolve("../../templates")
            .normalize();
    private static final String EXTENSION = ".hbs";

    private TemplateFiles() {}

    /** The templates, by their names without extension. */
    static SortedMap<String, String> readAll() {
        SortedMap<String, String> templates = new TreeMap<>();
        read(file -> file.toString().endsWith(EXTENSION))
                .forEach((name, text) -> templates.put(name.substring(0, name.length() - EXTENSION.length()), text));
        return templates;
    }

    /** The scripts, by their names. */
    static SortedMap<String, String> scripts() {
        return read(file -> file.toString().contains("/scripts/"));
    }

    /** The scripts of a folder, by their file names. */
    static SortedMap<String, String> scripts(String folder, String... names) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : names) {
            texts.put(name, read(ROOT.resolve(folder).resolve(name)));
        }
        return texts;
    }

    private static SortedMap<String, String> read(Predicate<Path> wanted) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
                String name = ROOT.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith("target/")) {
                    texts.put(name, read(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
