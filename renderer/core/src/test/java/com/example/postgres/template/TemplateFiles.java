package com.example.postgres.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The template files of the project, by their names below the template root. */
final class TemplateFiles {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .resolve("../../templates")
            .normalize();
    private static final String EXTENSION = ".hbs";

    private TemplateFiles() {}

    static SortedMap<String, String> readAll() {
        SortedMap<String, String> templates = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(TemplateFiles::isTemplate).toList()) {
                String name = ROOT.relativize(file).toString().replace('\\', '/');
                templates.put(name.substring(0, name.length() - EXTENSION.length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    private static boolean isTemplate(Path file) {
        return file.toString().endsWith(EXTENSION) && !ROOT.relativize(file).startsWith("target");
    }
}
