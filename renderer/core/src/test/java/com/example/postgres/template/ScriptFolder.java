package com.example.postgres.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Scripts in a folder, as far as they can be run without PostgreSQL and an object store. */
final class ScriptFolder {

    record Result(int status, String output, Duration time) {}

    private final Path folder;

    ScriptFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder with these scripts, too. */
    ScriptFolder with(String source, String... names) {
        TemplateFiles.scripts(source, names).forEach(this::write);
        return this;
    }

    Result python(String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("sh", "-c", "command -v python3").status() == 0, "there is no python3");
        return run(Stream.concat(Stream.of("python3"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** Runs the command in the folder, which is also the data directory. */
    Result run(String... command) throws IOException, InterruptedException {
        Instant start = Instant.now();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PGDATA", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Duration.between(start, Instant.now()));
    }

    void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
