package com.example.postgres.render;

import java.util.Comparator;

/**
 * What identifies a cluster; in the order of namespace and name.
 *
 * @param namespace it is rendered for
 * @param name of the PostgresCluster
 */
public record ClusterId(String namespace, String name) implements Comparable<ClusterId> {

    private static final Comparator<ClusterId> ORDER =
            Comparator.comparing(ClusterId::namespace).thenComparing(ClusterId::name);

    @Override
    public int compareTo(ClusterId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
