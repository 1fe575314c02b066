package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * Where a recovery stops; at most one kind.
 *
 * @param time RFC 3339 with offset
 * @param name a restore point
 * @param lsn a log position
 * @param xid a transaction
 * @param immediate as soon as the backup is consistent
 * @param exclusive whether to stop just before the target
 */
public record RecoveryTargetSpec(
        @Nullable String time,
        @Nullable String name,
        @Nullable String lsn,
        @Nullable String xid,
        @Nullable Boolean immediate,
        @Nullable Boolean exclusive) {

    static RecoveryTargetSpec read(Fields fields) {
        return new RecoveryTargetSpec(
                fields.text("time"),
                fields.text("name"),
                fields.text("lsn"),
                fields.text("xid"),
                fields.bool("immediate"),
                fields.bool("exclusive"));
    }
}
