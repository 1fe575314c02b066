package com.example.postgres.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The surroundings of a command. Standard output carries the product only; everything else is said on standard error. */
public final class Terminal {

    private final InputStream input;
    private final OutputStream output;
    private final PrintStream errors;
    private final Path workingDirectory;
    private final Map<String, String> environment;

    public Terminal(
            InputStream input,
            OutputStream output,
            OutputStream errors,
            Path workingDirectory,
            Map<String, String> environment) {
        this.input = input;
        this.output = new BufferedOutputStream(output, 1 << 16);
        this.errors = new PrintStream(errors, true, StandardCharsets.UTF_8);
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
    }

    /** Standard input. */
    public InputStream input() {
        return input;
    }

    /** Standard error. */
    public PrintStream errors() {
        return errors;
    }

    /** The file or directory that the user means. */
    public Path resolve(String path) {
        return workingDirectory.resolve(path);
    }

    /** A variable of the environment, or empty text. */
    public String environment(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Writes a part of the product. */
    public void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a part of the product. */
    public void print(byte[] bytes) {
        try {
            output.write(bytes);
        } catch (IOException e) {
            throw outputFailed(e);
        }
    }

    /** Makes sure that the product has arrived. */
    public void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            throw outputFailed(e);
        }
    }

    /** Something worth knowing. */
    public void note(String text) {
        errors.println("note: " + text);
    }

    /** Something that may be wrong. */
    public void warning(String text) {
        errors.println("warning: " + text);
    }

    /** Something that is wrong. */
    public void error(String text) {
        errors.println("error: " + text);
    }

    /** What the user can do about it. */
    public void hint(String text) {
        errors.println("hint: " + text);
    }

    private static CommandException outputFailed(IOException failure) {
        String reason = IoReason.of(failure);
        return reason.equals("broken pipe")
                ? CommandException.outputClosed()
                : CommandException.io("cannot write to standard output: " + reason, null);
    }
}
