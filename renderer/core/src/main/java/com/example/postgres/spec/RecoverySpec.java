package com.example.postgres.spec;

import org.jspecify.annotations.Nullable;

/**
 * A new cluster out of a backup.
 *
 * @param source the archive
 * @param backup LATEST or the name of a base backup
 * @param target where to stop
 */
public record RecoverySpec(
        ArchiveSourceSpec source,
        @Nullable String backup,
        @Nullable RecoveryTargetSpec target) {

    static RecoverySpec read(Fields fields) {
        return new RecoverySpec(
                fields.requiredObject("source", ArchiveSourceSpec::read),
                fields.text("backup"),
                fields.object("target", RecoveryTargetSpec::read));
    }
}
