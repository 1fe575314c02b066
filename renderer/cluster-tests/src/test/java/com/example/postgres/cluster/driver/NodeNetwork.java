package com.example.postgres.cluster.driver;

import java.nio.file.Path;

/**
 * Takes nodes off the network and brings them back.
 *
 * @param cutCommand to which the name of the node is appended
 * @param healCommand to which the name of the node is appended
 */
public record NodeNetwork(String cutCommand, String healCommand) {

    /** Every packet from and to the node is dropped, and no connection is closed. */
    public void cut(String node) {
        Shell.run(cutCommand + " " + node, Path.of("."));
    }

    /** Packets arrive again. */
    public void heal(String node) {
        Shell.run(healCommand + " " + node, Path.of("."));
    }
}
