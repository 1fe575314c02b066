package com.example.postgres.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The environment of a command. Standard output carries the product only; everything else goes to standard error. */
public final class Terminal {

    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

    private final InputStream input;
    private final OutputStream output;
    private final PrintStream errors;
    private final Path workingDirectory;
    private final Map<String, String> environment;
    private final boolean interactive;
    private final boolean coloured;
    private final Paint paint;
    private boolean quiet;

    /**
     * @param interactive whether standard error is a terminal
     * @param showsOutput whether standard output is a terminal
     * @param environment variables; {@code NO_COLOR} turns colours off, see no-color.org
     */
    public Terminal(
            InputStream input,
            OutputStream output,
            OutputStream errors,
            boolean interactive,
            boolean showsOutput,
            Path workingDirectory,
            Map<String, String> environment) {
        this.input = input;
        this.output = new BufferedOutputStream(output, 1 << 16);
        this.errors = new PrintStream(errors, true, StandardCharsets.UTF_8);
        this.workingDirectory = workingDirectory;
        this.environment = Map.copyOf(environment);
        boolean isDumb = environment("TERM").equals("dumb");
        boolean isColourful = !isDumb && environment("NO_COLOR").isEmpty();
        this.interactive = interactive && !isDumb;
        this.coloured = interactive && isColourful;
        this.paint = new Paint(showsOutput && isColourful);
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

    /** Whether somebody sits in front of it: standard error is a terminal. */
    public boolean isInteractive() {
        return interactive;
    }

    /** The colours of standard error. */
    public Paint errorPaint() {
        return new Paint(coloured);
    }

    /** The colours of standard output. */
    public Paint paint() {
        return paint;
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

    /** From now on prints only the product, warnings and errors. */
    public void beQuiet() {
        quiet = true;
    }

    /** Prints notes, one line for those that say the same about many things. */
    public void notes(List<Note> notes) {
        if (!quiet) {
            Note.lines(notes).forEach(line -> println(Colour.CYAN, "note", line));
        }
    }

    /** Prints the result in one line. */
    public void summary(String text) {
        if (!quiet) {
            errors.println(text);
        }
    }

    /** Prints a warning. */
    public void warning(String text) {
        println(Colour.YELLOW, "warning", text);
    }

    /** Prints an error. */
    public void error(String text) {
        println(Colour.RED, "error", text);
    }

    /** Prints what the user can do about it. */
    public void hint(String text) {
        println(Colour.CYAN, "hint", text);
    }

    /** Shows how far a long command is, in a line that the next one replaces; on a terminal only. */
    public void progress(String text) {
        if (interactive && !quiet) {
            errors.print("\r" + text + CLEAR_TO_END_OF_LINE);
            errors.flush();
        }
    }

    /** Removes the line of {@link #progress}. */
    public void endProgress() {
        progress("");
    }

    private void println(Colour colour, String label, String text) {
        errors.println((coloured ? colour.of(label + ":") : label + ":") + " " + text);
    }

    private static CommandException outputFailed(IOException failure) {
        String reason = IoReason.of(failure);
        return reason.equals("broken pipe")
                ? CommandException.outputClosed()
                : CommandException.io("cannot write to standard output: " + reason, null);
    }
}
