package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads what the arguments name: files, directories, patterns, and {@code -} for standard input. */
public final class InputReader {

    public static final String STANDARD_INPUT = "-";

    private final Terminal terminal;
    private final boolean recursive;
    private final int readLimit;
    private final List<InputText> texts = new ArrayList<>();
    private final List<Violation> failures = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private boolean stdinWasRead;

    /**
     * The texts that the arguments name.
     *
     * @param texts in the order of the arguments, files of a directory by name, each file once
     * @param failures files and arguments that could not be read
     */
    public record Texts(List<InputText> texts, List<Violation> failures) {

        public Texts {
            texts = List.copyOf(texts);
            failures = List.copyOf(failures);
        }

        /** Prints what could not be read. */
        public void printFailures(Terminal terminal) {
            failures.forEach(failure -> terminal.error(failure.position() + ": " + failure.detail()));
        }
    }

    private InputReader(Terminal terminal, boolean recursive, int maxBytes) {
        this.terminal = terminal;
        this.recursive = recursive;
        this.readLimit = maxBytes + 1;
    }

    /**
     * Reads all arguments, and continues after one that cannot be read.
     *
     * @param maxBytes the largest text; a larger one is cut off
     */
    public static Texts read(Terminal terminal, List<String> arguments, boolean recursive, int maxBytes) {
        InputReader reader = new InputReader(terminal, recursive, maxBytes);
        arguments.forEach(reader::readArgument);
        return new Texts(reader.texts, reader.failures);
    }

    private void readArgument(String argument) {
        try {
            if (argument.equals(STANDARD_INPUT)) {
                readStandardInput();
            } else {
                readPath(argument);
            }
        } catch (UncheckedIOException e) {
            failed(argument, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            failed(argument, e);
        } catch (InvalidPathException e) {
            failed(argument, "invalid path: " + e.getReason());
        }
    }

    private void readStandardInput() throws IOException {
        if (!stdinWasRead) {
            stdinWasRead = true;
            texts.add(new InputText("<stdin>", terminal.input().readNBytes(readLimit), true));
        }
    }

    private void readPath(String argument) throws IOException {
        Path path = terminal.resolve(argument);
        InputFiles files = new InputFiles(terminal);
        if (Files.isDirectory(path)) {
            List<Path> found = files.ofDirectory(path, recursive);
            if (found.isEmpty()) {
                failed(
                        argument,
                        "no .yaml, .yml or .json file in this directory"
                                + (recursive ? "" : " (-R includes subdirectories)"));
            }
            found.forEach(file -> readFile(Path.of(argument).resolve(file), false));
        } else if (!Files.exists(path) && InputFiles.isPattern(argument)) {
            List<Path> found = files.ofPattern(argument);
            if (found.isEmpty()) {
                failed(argument, "no file matches");
            }
            found.forEach(file -> readFile(file, false));
        } else {
            readFile(Path.of(argument), true);
        }
    }

    private void readFile(Path file, boolean named) {
        Path path = terminal.resolve(file.toString());
        if (!seen.add(path.toAbsolutePath().normalize())) {
            return;
        }
        try (InputStream content = Files.newInputStream(path)) {
            texts.add(new InputText(file.toString(), content.readNBytes(readLimit), named));
        } catch (IOException e) {
            failed(file.toString(), e);
        }
    }

    private void failed(String name, IOException reason) {
        failed(name, IoReason.of(reason));
    }

    private void failed(String name, String reason) {
        failures.add(Violation.error(FieldPath.ROOT, Kind.UNREADABLE, "input.unreadable", null, reason)
                .at(Position.of(name)));
    }
}
