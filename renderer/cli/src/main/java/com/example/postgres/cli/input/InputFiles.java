package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        return walk(directory, recursive ? ALL_LEVELS : 1).stream()
                .map(directory::relativize)
                .filter(InputFiles::isVisible)
                .filter(InputFiles::isManifest)
                .sorted()
                .toList();
    }

    /** The files that match, sorted by name, without hidden ones; absolute or relative, as the pattern is. */
    List<Path> ofPattern(String pattern) throws IOException {
        Path prefix = Path.of(literalPrefix(pattern));
        Path start = terminal.resolve(prefix.toString());
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        PathMatcher matcher = matcher(pattern);
        return walk(start, ALL_LEVELS).stream()
                .map(start::relativize)
                .filter(InputFiles::isVisible)
                .map(prefix::resolve)
                .filter(matcher::matches)
                .sorted()
                .toList();
    }

    /** All files with this name in the directory and below it, sorted. */
    static List<Path> named(Path directory, String name) throws IOException {
        return walk(directory, ALL_LEVELS).stream()
                .filter(file -> file.endsWith(name))
                .sorted()
                .toList();
    }

    /** A link that leads nowhere counts: that it cannot be read must be said. */
    private static boolean isFile(Path path) {
        return Files.isRegularFile(path) || (Files.isSymbolicLink(path) && !Files.exists(path));
    }

    private static List<Path> walk(Path directory, int levels) throws IOException {
        try (Stream<Path> files = Files.walk(directory, levels, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(InputFiles::isFile).toList();
        } catch (UncheckedIOException e) { // of a directory below the first one
            IOException cause = Objects.requireNonNull(e.getCause());
            throw cause instanceof FileSystemException failure && failure.getFile() != null
                    ? new IOException(
                            IoReason.of(cause) + ": " + directory.relativize(Path.of(failure.getFile())), cause)
                    : cause;
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
