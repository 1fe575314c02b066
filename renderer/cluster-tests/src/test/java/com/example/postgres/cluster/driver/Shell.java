package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs shell commands on this machine. */
public final class Shell {

    private static final Path ROOT_OF_CHECKOUT = Path.of("..", "..");

    private Shell() {}

    /** Standard output of a command that succeeds; throws when it fails. */
    public static String atRootOfCheckout(String command) {
        return run(command, ROOT_OF_CHECKOUT);
    }

    static String run(String command, Path directory) {
        try {
            Path errors = Files.createTempFile("shell", ".err");
            Process process = new ProcessBuilder("/bin/bash", "-c", command)
                    .directory(directory.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(
                        command + " ended with " + exitCode + ": " + output + Files.readString(errors));
            }
            Files.delete(errors);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
