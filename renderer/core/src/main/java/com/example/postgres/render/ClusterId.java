package com.example.postgres.render;

/**
 * What identifies a cluster.
 *
 * @param namespace it is rendered for
 * @param name of the PostgresCluster
 */
public record ClusterId(String namespace, String name) {

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
