package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users search the documents for the log line that they see: a line in the documents is one that a script prints. */
class DocumentedLogLinesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../..")
            .normalize();

    private static final Pattern LINE = Pattern.compile(
            "`((?:archive|backup|bootstrap|cluster|credentials|reload|restore|start|tls|verify): [^`]+)`");

    /** Separates the constant parts of a line: a colon, "...", and the backups and versions that the documents name. */
    private static final Pattern VARIABLE = Pattern.compile(": |\\.\\.\\.|base_\\.*|\\b1[4-8]\\b");

    private static final String SCRIPTS =
            String.join("\n", TemplateFiles.scripts().values());

    static Set<String> lines() throws IOException {
        Set<String> lines = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                LINE.matcher(Files.readString(file)).results().forEach(match -> lines.add(match.group(1)));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aScriptPrintsTheLine(String line) {
        assertThat(unknownParts(line)).isEmpty();
    }

    @Test
    void theDocumentsHaveLines() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "archive: the archive lost every segment",
                "start: ... was locked by a server",
                "reload: the certificate was replaced"
            })
    void anotherLineWouldBeFound(String line) {
        assertThat(unknownParts(line)).isNotEmpty();
    }

    private static List<String> unknownParts(String line) {
        String text = line.substring(line.indexOf(' ') + 1).replace("REFUSED: ", "");
        return VARIABLE.splitAsStream(text)
                .map(String::strip)
                .filter(part -> !isPrinted(part))
                .toList();
    }

    /** A part may come from two places: a message, and the value that a function inserts. */
    private static boolean isPrinted(String part) {
        if (SCRIPTS.contains(part)) {
            return true;
        }
        for (int i = part.indexOf(' '); i > 0; i = part.indexOf(' ', i + 1)) {
            if (SCRIPTS.contains(part.substring(0, i)) && SCRIPTS.contains(part.substring(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
