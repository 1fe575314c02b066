package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * What is kept.
 *
 * @param count full backups
 */
public record RetentionSpec(@Nullable Integer count) {

    static RetentionSpec read(Fields fields) {
        return new RetentionSpec(fields.integer("count"));
    }
}
