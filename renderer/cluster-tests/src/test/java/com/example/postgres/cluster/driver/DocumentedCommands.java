package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shell commands with {@code kubectl} that a page of the documentation names, in code blocks and in sentences. */
public final class DocumentedCommands {

    private static final Pattern CODE =
            Pattern.compile("^ *```sh\\n(?<block>.*?)^ *```$|`(?<span>[^`\\n]+)`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile(" {2,}#.*$");

    private DocumentedCommands() {}

    /** Those of a page, such as {@code docs/TROUBLESHOOTING.md}, in their order, each once. */
    public static List<String> of(String page) {
        return CODE.matcher(text(page))
                .results()
                .flatMap(DocumentedCommands::lines)
                .map(line -> COMMENT.matcher(line).replaceFirst("").strip())
                .filter(line -> line.startsWith("kubectl ") || line.contains("| kubectl "))
                .distinct()
                .toList();
    }

    private static Stream<String> lines(MatchResult code) {
        return (code.group(1) == null ? code.group(2) : code.group(1)).lines();
    }

    private static String text(String page) {
        try {
            return Files.readString(Path.of("..", "..", page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
