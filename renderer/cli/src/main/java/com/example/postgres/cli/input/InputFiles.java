package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Expands directories and patterns to files. */
final class InputFiles {

    private static final int ALL_LEVELS = Integer.MAX_VALUE;

    private final Terminal terminal;

    InputFiles(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The YAML and JSON files of the directory, sorted by name, without hidden ones; relative to the directory. */
    List<Path> ofDirectory(Path directory, boolean recursive) throws IOException {
        try (Stream<Path> files = Files.walk(directory, recursive ? ALL_LEVELS : 1, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .filter(InputFiles::isVisible)
                    .filter(InputFiles::isManifest)
                    .sorted()
                    .toList();
        }
    }

    /** The files that match, sorted by name, without hidden ones; absolute or relative, as the pattern is. */
    List<Path> ofPattern(String pattern) throws IOException {
        Path prefix = Path.of(literalPrefix(pattern));
        Path start = terminal.resolve(prefix.toString());
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = matcher(pattern);
        try (Stream<Path> files = Files.walk(start, ALL_LEVELS, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile)
                    .map(start::relativize)
                    .filter(InputFiles::isVisible)
                    .map(prefix::resolve)
                    .filter(matcher::matches)
                    .sorted()
                    .toList();
        }
    }

    static boolean isPattern(String argument) {
        return argument.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static PathMatcher matcher(String pattern) throws IOException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new IOException("invalid pattern: " + e.getDescription(), e);
        }
    }

    private static String literalPrefix(String pattern) {
        int special = 0;
        while ("*?[{".indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        return pattern.substring(0, pattern.lastIndexOf('/', special) + 1);
    }

    static boolean isVisible(Path file) {
        for (Path name : file) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    static boolean isManifest(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
