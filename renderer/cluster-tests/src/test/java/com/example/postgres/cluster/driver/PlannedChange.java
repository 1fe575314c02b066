package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A change of a spec that is planned, made and observed.
 *
 * @param members of the cluster
 * @param pointer to the field
 * @param value as YAML; empty to remove the field
 */
public record PlannedChange(int members, String pointer, String value) {

    /** The changes of the table for clusters of this size. */
    public static List<PlannedChange> read(int members) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                PlannedChange.class.getResourceAsStream("/com/example/postgres/cluster/planned-changes.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" *\\| *", 3))
                    .map(row -> new PlannedChange(Integer.parseInt(row[0]), row[1], row[2].strip()))
                    .filter(change -> change.members() == members)
                    .toList();
        }
    }

    Spec in(Spec spec) {
        return value.isEmpty() ? spec.without(pointer) : spec.with(pointer, value);
    }

    @Override
    public String toString() {
        return members + " members: " + pointer.substring(1).replace('/', '.') + ": "
                + (value.isEmpty() ? "removed" : value);
    }
}
