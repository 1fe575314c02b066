package com.example.postgres.cluster.driver;

import java.nio.file.Path;

/**
 * Cuts and restores the power of nodes.
 *
 * @param stopCommand to which the name of the node is appended
 * @param startCommand to which the name of the node is appended
 */
public record NodePower(String stopCommand, String startCommand) {

    /** Every process of the node dies at once. */
    public void stop(String node) {
        run(stopCommand, node);
    }

    /** The node comes back. */
    public void start(String node) {
        run(startCommand, node);
    }

    private static void run(String command, String node) {
        Shell.run(command + " " + node, Path.of("."));
    }
}
