package com.example.postgres.operator.status;

import com.example.postgres.model.BackupModel;
import com.example.postgres.operator.observe.BackupRecord;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.TimeZoneName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a cluster that asks for backups has a recent one. The same judgement as that of the alerts. */
final class BackupHealth {

    private static final String TYPE = "BackupHealthy";

    private final JsonNode spec;
    private final BackupRecord record;
    private final Instant now;

    private BackupHealth(JsonNode spec, BackupRecord record, Instant now) {
        this.spec = spec;
        this.record = record;
        this.now = now;
    }

    /** The condition; empty for a cluster without backups. */
    static Optional<Condition> condition(Memory memory, BackupRecord record, Instant now) {
        return memory.appliedSpec()
                .filter(spec -> spec.path("backup").isObject())
                .map(spec -> new BackupHealth(spec, record, now).condition());
    }

    private Condition condition() {
        if (!record.failure().isEmpty()) {
            return new Condition(
                    TYPE,
                    false,
                    "BackupFailed",
                    "the last base backup failed at " + record.failedAt() + ": " + record.failure());
        }
        if (isSuspended()) {
            return new Condition(TYPE, true, "Suspended", suspension());
        }
        if (isOverdue()) {
            return new Condition(
                    TYPE,
                    false,
                    "BackupOverdue",
                    "the scheduled base backup is overdue; "
                            + (record.lastSuccess().isEmpty()
                                    ? "there is no base backup"
                                    : "the last one finished at " + record.lastSuccess())
                            + ": check the Jobs of the CronJob");
        }
        return record.lastSuccess().isEmpty()
                ? new Condition(
                        TYPE,
                        false,
                        "NoBackupYet",
                        "there is no base backup to restore from before the first scheduled one; to make one now, set the"
                                + " annotation postgres.example.com/backup to the current time")
                : new Condition(TYPE, true, "BackupSucceeded", "the last base backup ended at " + record.lastSuccess());
    }

    private boolean isSuspended() {
        return isStandby() || spec.path("backup").path("suspend").asBoolean();
    }

    private boolean isStandby() {
        return spec.path("standby").isObject();
    }

    private String suspension() {
        return isStandby()
                ? "a standby cluster makes no backups before it is promoted"
                : "spec.backup.suspend is set: no base backup is scheduled";
    }

    private boolean isOverdue() {
        String since = record.lastSuccess().isEmpty() ? record.expectedSince() : record.lastSuccess();
        return !since.isEmpty()
                && overdueAfter()
                        .filter(age -> BackupRecord.instant(since).plus(age).isBefore(now))
                        .isPresent();
    }

    private Optional<Duration> overdueAfter() {
        return schedule().map(BackupModel::overdueAfter);
    }

    /** A spec that is served has a valid schedule; an earlier version may have had other rules. */
    private Optional<CronSchedule> schedule() {
        try {
            return Optional.of(
                    CronSchedule.parse(spec.path("backup").path("schedule").asText()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> nextRun() {
        String zone = spec.path("backup").path("timeZone").asText(SpecDefaults.BACKUP_TIME_ZONE);
        return isSuspended()
                ? Optional.empty()
                : schedule().flatMap(schedule -> TimeZoneName.zone(zone).map(known -> schedule.nextRun(now, known)));
    }

    /** As in the status; empty if nothing is known. */
    static ObjectNode toJson(Memory memory, BackupRecord record, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        memory.appliedSpec()
                .filter(spec -> spec.path("backup").isObject())
                .flatMap(spec -> new BackupHealth(spec, record, now).nextRun())
                .ifPresent(time -> node.put("nextScheduledTime", time.toString()));
        putTime(node, "lastSuccessfulTime", record.lastSuccess());
        if (!record.lastBackup().isEmpty()) {
            node.put("lastBackupName", record.lastBackup());
        }
        putTime(node, "firstRecoverabilityPoint", record.firstRecoverabilityPoint());
        if (!record.failure().isEmpty()) {
            node.put("lastFailure", record.failedAt() + ": " + record.failure());
        }
        return node;
    }

    private static void putTime(ObjectNode node, String name, String time) {
        if (BackupRecord.isTime(time)) {
            node.put(name, time);
        }
    }
}
