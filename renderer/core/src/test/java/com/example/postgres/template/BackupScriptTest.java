package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a backup lets the retention drop older ones; a file of the test is the archive's list of its log. */
class BackupScriptTest {

    private static final String WAL_G = """
            case "$1 $2" in
              "st cat") echo IDENTIFIER c0ffee-1 ;;
              "st ls")
                case ${3:-} in
                  wal_005) cat FOLDER/log-of-the-archive ;;
                  basebackups_005) cat FOLDER/base-of-the-archive ;;
                  *) echo dir 0 owner/ ;;
                esac ;;
              "st rm") echo "$3" >>FOLDER/removed ;;
              "backup-list --detail") cat FOLDER/made ;;
              "delete retain") echo "$*" >FOLDER/deleted ;;
            esac
            [ "$1" != backup-push ] || cat >FOLDER/made <<END
            [OLDER{"backup_name": "base_5", "finish_time": "2026-11-22T10:00:00Z",
              "finish_lsn": 83886120, "wal_file_name": "000000010000000000000005", "user_data": $4}]
            END
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void makesAMemberThatArchives() throws IOException {
        member = new ScriptedMember(folder);
        member.initialized(ScriptedMember.IDENTIFIER);
        TemplateFiles.scripts(
                        "backup/scripts",
                        "archive-environment.sh",
                        "archive-call.sh",
                        "archive-guard.sh",
                        "restart-point.sh",
                        "outcome.sh",
                        "outcome.py",
                        "backup-outcome.py",
                        "backup-log.py",
                        "backup-lock.sh",
                        "backup-retention.py",
                        "leftovers.py",
                        "wal_segments.py",
                        "base-backup.sh",
                        "backup.sh")
                .forEach((name, text) -> member.write(name, text.replace("patience=900", "patience=2")));
        member.write("volume/data/PG_VERSION", "18\n");
        member.write("config/archive.env", "WALG_S3_PREFIX=s3://backups/orders/18\nBACKUP_RETENTION=3\n");
        member.write("username", "postgres");
        member.write("password", "secret");
        member.write("log-of-the-archive", "");
        member.write("base-of-the-archive", "");
        lock("");
        member.program("sleep", "[ \"${1%.*}\" -lt 60 ] || exec /bin/sleep 5; exec /bin/sleep 0.4");
        member.program("psql", "exit 0");
        older("");
        Path log = Files.createDirectories(folder.resolve("volume/data/pg_wal"));
        try (RandomAccessFile segment =
                new RandomAccessFile(log.resolve("000000010000000000000006").toFile(), "rw")) {
            segment.setLength(16777216);
        }
    }

    @Test
    void olderOnesGoWhenTheArchiveHasTheBackupAndItsLog() {
        archived();

        assertThat(member.run("backup.sh", "orders-backup-29000000")).isZero();
        assertThat(folder.resolve("deleted")).content().contains("delete retain FULL 3");
        assertThat(folder.resolve("log")).content().contains("\"outcome\": \"Succeeded\"");
        assertThat(folder.resolve("made")).content().contains("\"scheduled\":true");
    }

    @Test
    void olderOnesStayWhileTheLogOfTheBackupIsNotArchived() {
        assertThat(member.run("backup.sh")).isEqualTo(1);

        assertThat(folder.resolve("deleted")).doesNotExist();
        assertThat(folder.resolve("log"))
                .content()
                .contains("waiting for 000000010000000000000005 in the archive")
                .contains("its WAL is not in the archive; older backups are kept");
    }

    /** Three scheduled ones are kept: the new one is not scheduled, and neither is one of the older ones. */
    @Test
    void backupsThatSomebodyStartedDoNotShortenTheWindow() {
        older("""
                {"backup_name": "base_1", "finish_time": "2026-11-17T09:00:00Z"},
                {"backup_name": "base_2", "finish_time": "2026-11-18T09:00:00Z", "user_data": {"run": "a"}},
                {"backup_name": "base_3", "finish_time": "2026-11-19T09:00:00Z", "user_data": {"scheduled": true}},
                {"backup_name": "base_3_D_2", "finish_time": "2026-11-19T10:00:00Z", "user_data": {"scheduled": true}},
                {"backup_name": "base_4", "finish_time": "2026-11-20T09:00:00Z", "user_data": {"scheduled": false}},
                {"backup_name": "base_4b", "finish_time": "2026-11-21T09:00:00Z", "user_data": {"scheduled": true}},
                """);
        archived();

        assertThat(member.run("backup.sh", "before-the-upgrade")).isZero();
        assertThat(folder.resolve("made")).content().contains("\"scheduled\":false");
        assertThat(folder.resolve("deleted")).content().contains("delete retain FULL 5 ");
    }

    @Test
    void allCountWhereNoneWasScheduled() {
        older("""
                {"backup_name": "base_1", "finish_time": "2026-11-17T09:00:00Z", "user_data": {"scheduled": false}},
                """);
        archived();

        assertThat(member.run("backup.sh", "by-hand")).isZero();
        assertThat(folder.resolve("deleted")).content().contains("delete retain FULL 3 ");
    }

    @Test
    void whatAFailedBackupLeftBehindIsRemoved() {
        archived();
        member.write("base-of-the-archive", """
                type size last modified name
                dir 0 0001-01-01 00:00:00 +0000 UTC base_000000010000000000000003/
                dir 0 0001-01-01 00:00:00 +0000 UTC base_000000010000000000000004/
                dir 0 0001-01-01 00:00:00 +0000 UTC base_000000010000000000000005_D_000000010000000000000004/
                dir 0 0001-01-01 00:00:00 +0000 UTC base_000000010000000000000006_D_000000010000000000000004
                dir 0 0001-01-01 00:00:00 +0000 UTC of-the-user/
                obj 9 2026-11-22 10:00:00 +0000 UTC base_000000010000000000000004_backup_stop_sentinel.json
                obj 9 2026-11-22 10:00:00 +0000 UTC base_000000010000000000000005_D_000000010000000000000004_backup_stop_sentinel.json
                """);

        assertThat(member.run("backup.sh")).isZero();
        assertThat(folder.resolve("removed")).hasContent("""
                        basebackups_005/base_000000010000000000000003/
                        basebackups_005/base_000000010000000000000006_D_000000010000000000000004/
                        """);
    }

    @Test
    void anotherMemberThatMakesABackupIsWaitedFor() {
        lock("orders-0 1f2e " + Instant.now().minusSeconds(100).getEpochSecond());

        assertThat(member.run("backup.sh")).isEqualTo(1);
        assertThat(folder.resolve("log")).content().contains("orders-0 is making a backup of this cluster");
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-0 1f2e 1764000000", "orders-1 1f2e 99999999999"})
    void theLockOfARunThatWasKilledIsTaken(String lock) {
        lock(lock);
        archived();

        assertThat(member.run("backup.sh")).isZero();
        assertThat(folder.resolve("patched")).content().contains("\"postgres.example.com/backup-lock\": null");
    }

    /** Here the pauses of the script that watches WAL-G outlive the backup by seconds. */
    @Test
    void theNextBackupMayFollowAtOnce() throws IOException {
        archived();
        member.program("wal-g", "/bin/sleep 0.3\n" + Files.readString(folder.resolve("wal-g")));
        member.program("sleep", "[ \"$1\" != 0.5 ] || exec /bin/sleep 5; exec /bin/sleep 0.4");

        assertThat(member.run("backup.sh")).isZero();
        assertThat(member.run("backup.sh")).isZero();
    }

    @Test
    void anotherBackupOfTheSameMemberIsRefused() throws IOException {
        archived();
        Process holder = new ProcessBuilder(
                        "flock", folder.resolve("backup-lock").toString(), "sh", "-c", "echo held; cat")
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            assertThat(member.run("backup.sh")).isEqualTo(1);
        } finally {
            // cat ends with its input, and with it the last process that holds the lock.
            holder.getOutputStream().close();
        }

        assertThat(folder.resolve("log")).content().contains("another backup of this member is still running");
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void aBackupGoesOnWhenNobodyReadsItsLog() {
        archived();
        member.program("tail", "exit 1");

        assertThat(member.run("backup.sh")).isZero();
        assertThat(folder.resolve("backup-log")).content().contains("\"outcome\": \"Succeeded\"");
    }

    private void archived() {
        member.write("log-of-the-archive", "obj 1 2026-11-22 000000010000000000000005.lz4\n");
    }

    private void lock(String lock) {
        member.write("orders-backup", """
                {
                  "metadata": {
                    "resourceVersion": "42",
                    "annotations": {
                      "postgres.example.com/backup-lock": "%s"
                    }
                  }
                }
                """.formatted(lock));
    }

    private void older(String backups) {
        member.program(
                "wal-g",
                WAL_G.replace("FOLDER", folder.toString())
                        .replace("IDENTIFIER", ScriptedMember.IDENTIFIER)
                        .replace("OLDER", backups));
    }
}
