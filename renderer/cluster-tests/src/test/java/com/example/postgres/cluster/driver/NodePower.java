package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Cuts and restores the power of nodes.
 *
 * @param stopCommand to which the name of the node is appended
 * @param startCommand to which the name of the node is appended
 */
public record NodePower(String stopCommand, String startCommand) {

    /** Every process of the node dies at once. */
    public void stop(String node) {
        run(stopCommand + " " + node);
    }

    /** The node comes back. */
    public void start(String node) {
        run(startCommand + " " + node);
    }

    private static void run(String command) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(command + " ended with " + exitCode + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
