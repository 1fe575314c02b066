package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Numeric ids of the processes.
 *
 * @param user uid
 * @param group gid, and fsGroup of the volumes
 */
public record RunAsSpec(@Nullable Integer user, @Nullable Integer group) {

    static RunAsSpec read(Fields fields) {
        return new RunAsSpec(fields.integer("user"), fields.integer("group"));
    }
}
