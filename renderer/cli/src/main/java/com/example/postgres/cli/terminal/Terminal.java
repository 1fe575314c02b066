package com.example.postgres.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The environment of a command. Standard output carries the product only; everything else goes to standard error. */
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

    /** The path, relative to the working directory. */
    public Path resolve(String path) {
        return workingDirectory.resolve(path);
    }

    /** An environment variable; empty if it is not set. */
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

    /** Writes out what is buffered. */
    public void flush() {
        try {
            output.flush();
        } catch (IOException e) {
            throw outputFailed(e);
        }
    }

    /** Prints information. */
    public void note(String text) {
        errors.println("note: " + text);
    }

    /** Prints a warning. */
    public void warning(String text) {
        errors.println("warning: " + text);
    }

    /** Prints an error. */
    public void error(String text) {
        errors.println("error: " + text);
    }

    /** Prints what the user can do about it. */
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
