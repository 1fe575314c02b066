package com.example.postgres.operator.status;

import com.example.postgres.operator.observe.ArchiveRecord;
import com.example.postgres.operator.observe.BackupRecord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Whether WAL of a cluster with backups reaches the archive, as the primary says. */
final class ArchiveHealth {

    private static final String TYPE = "ArchivingHealthy";
    private static final String FAILED = "Failed";

    private ArchiveHealth() {}

    /** The condition; empty for a cluster without backups, for a standby cluster, and until a primary has said something. */
    static Optional<Condition> condition(Memory memory, ArchiveRecord record) {
        if (!archives(memory)) {
            return Optional.empty();
        }
        return switch (record.outcome()) {
            case "Succeeded" -> Optional.of(new Condition(TYPE, true, "WalArchived", "WAL reaches the archive"));
            case FAILED -> Optional.of(new Condition(TYPE, false, "WalNotArchived", failure(record)));
            default -> Optional.empty();
        };
    }

    private static boolean archives(Memory memory) {
        return memory.appliedSpec()
                .filter(spec ->
                        spec.path("backup").isObject() && !spec.path("standby").isObject())
                .isPresent();
    }

    private static String failure(ArchiveRecord record) {
        return "WAL written since " + record.waitsSince()
                + " is not archived. It fills the volume and cannot be restored: "
                + (record.failure().isEmpty()
                        ? "the archive is slower than the write load, or does not respond"
                        : record.failure());
    }

    /** Adds to {@code status.backup} what is known while archiving fails. */
    static void addTo(ObjectNode backup, Memory memory, ArchiveRecord record) {
        if (archives(memory) && record.outcome().equals(FAILED) && BackupRecord.isTime(record.lastArchived())) {
            backup.put("lastArchivedTime", record.lastArchived());
        }
    }
}
