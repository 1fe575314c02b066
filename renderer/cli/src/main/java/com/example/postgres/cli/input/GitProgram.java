package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs the user's {@code git} in a directory, without a shell and without prompts. */
final class GitProgram {

    /** A list of a million files is shorter. */
    private static final int MAX_OUTPUT = 1 << 27;

    /** A partial clone fetches what is missing; a network that does not answer must not hold up CI. */
    private static final Duration MAX_DURATION = Duration.ofMinutes(5);

    private final String program;
    private final Path directory;

    GitProgram(Path directory) {
        this("git", directory);
    }

    /**
     * @param program name or path
     * @param directory in which it runs
     */
    GitProgram(String program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /**
     * How a call ended.
     *
     * @param code its exit code
     * @param output its standard output, without a line break at the end
     * @param error the first line of its standard error, without {@code fatal:}
     */
    record Answer(int code, String output, String error) {

        boolean isSuccess() {
            return code == 0;
        }
    }

    /** The answer to a short command. Throws if git cannot be started. */
    Answer run(String... arguments) {
        Process process = start(Redirect.PIPE, arguments);
        try {
            process.getOutputStream().close();
            CompletableFuture<String> error = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
            String output = text(process.getInputStream());
            return new Answer(process.waitFor(), output.stripTrailing(), firstLine(error.join()));
        } catch (IOException e) {
            throw CommandException.io("git failed: " + IoReason.of(e), null);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw CommandException.io("git was interrupted", null);
        }
    }

    /** A running command, which is ended if it takes too long. */
    Process start(Redirect errors, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program, "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            Executor later = CompletableFuture.delayedExecutor(MAX_DURATION.toSeconds(), TimeUnit.SECONDS);
            later.execute(process::destroyForcibly);
            return process;
        } catch (IOException e) {
            throw CommandException.io(
                    "cannot start git, which git:REVISION:PATH requires", "install git, or compare directories");
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_OUTPUT + 1);
            if (bytes.length > MAX_OUTPUT) {
                throw CommandException.io("git prints more than " + MAX_OUTPUT + " bytes", "name a smaller directory");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.startsWith("fatal: ") ? line.substring("fatal: ".length()) : line;
    }
}
