package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.template.ScriptFolder.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a base backup counts as made, and what is told of it. */
class BackupOutcomeTest {

    private static final String BACKUPS = """
            [{"backup_name": "base_3", "finish_time": "2026-11-22T10:00:00.25Z", "finish_lsn": 50331648},
             {"backup_name": "base_1", "finish_time": "2026-11-22T08:00:00Z", "finish_lsn": 16777216},
             {"backup_name": "base_2", "finish_time": "2026-11-22T09:00:00.123456Z", "finish_lsn": 33554432,
              "user_data": {"run": "this"}}]
            """;

    @TempDir
    private Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void extractsScripts() {
        scripts = new ScriptFolder(folder)
                .with("backup/scripts", "outcome.py", "backup-outcome.py", "backup-log.py", "wal_segments.py");
        scripts.write("list", BACKUPS);
    }

    @Test
    void outcomeNamesTheBackupOfThisRun() throws Exception {
        Result result = scripts.python("backup-outcome.py", ".", "this", "1795400000", "");

        assertThat(result.status()).isZero();
        assertThat(folder.resolve("outcome"))
                .content()
                .contains("\"Succeeded\"", "\"base_2\"", "\"firstRecoverabilityPoint\": \"2026-11-22T08");
        assertThat(folder.resolve("patch")).content().contains("\"postgres.example.com/backup-failure\": null");
    }

    @Test
    void backupThatTheArchiveDoesNotListIsAFailure() throws Exception {
        Result result = scripts.python("backup-outcome.py", ".", "another", "1795400000", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("outcome")).content().contains("\"Failed\"", "does not show the backup");
    }

    /** From the start of segment 4 of the second file of the log to a byte of the next one. */
    @Test
    void backupIsCompleteWithEverySegmentOfItsLog() throws Exception {
        backupOfLog("000000030000000100000004", (1L << 32) + 5 * 16777216L + 1);

        scripts.write(
                "log",
                "obj 1 2026-11-22 000000030000000100000004.lz4\nobj 1 2026-11-22 000000030000000100000005.lz4\n");
        assertThat(scripts.python("backup-log.py", ".", "this").status()).isZero();

        scripts.write("log", """
                obj 1 2026-11-22 000000030000000100000004.lz4
                obj 1 2026-11-22 000000030000000100000005.00000028.backup.lz4
                """);
        Result incomplete = scripts.python("backup-log.py", ".", "this");
        assertThat(incomplete.status()).isEqualTo(1);
        assertThat(incomplete.output()).contains("000000030000000100000005");
    }

    @Test
    void backupThatEndsAtTheEndOfASegmentNeedsNoFurtherOne() throws Exception {
        backupOfLog("0000000100000000000000FF", 1L << 32);

        scripts.write("log", "obj 1 2026-11-22 0000000100000000000000FF\n");

        assertThat(scripts.python("backup-log.py", ".", "this").status()).isZero();
    }

    private void backupOfLog(String first, long finish) throws IOException {
        Files.createDirectories(folder.resolve("pg_wal"));
        try (RandomAccessFile segment = new RandomAccessFile(
                folder.resolve("pg_wal/000000010000000000000001").toFile(), "rw")) {
            segment.setLength(16777216);
        }
        scripts.write("list", """
                [{"backup_name": "base_1", "wal_file_name": "%s", "finish_lsn": %d, "user_data": {"run": "this"}}]
                """.formatted(first, finish));
    }
}
