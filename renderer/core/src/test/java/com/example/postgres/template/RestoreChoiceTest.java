package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.template.ScriptFolder.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which base backup a restore takes, and what it says when there is none. */
class RestoreChoiceTest {

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
        scripts = new ScriptFolder(folder).with("backup/scripts", "restore-choice.py");
        scripts.write("list", BACKUPS);
    }

    @Test
    void restoresTheNewestBackupThatEndedBeforeTheTarget() throws Exception {
        assertThat(choice("LATEST", "", "").output()).isEqualTo("base_3\n");
        assertThat(choice("LATEST", "2026-11-22 09:59:59.000000+00:00", "").output())
                .isEqualTo("base_2\n");
        assertThat(choice("LATEST", "", "0/1FFFFFF").output()).isEqualTo("base_1\n");
    }

    @Test
    void targetBeforeEveryBackupIsRefusedWithWhatThereIs() throws Exception {
        Result result = choice("LATEST", "2026-11-22 07:00:00.000000+00:00", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains("no backup in s3://b/a ended before the target", "base_1 ended at 2026-11-22T08:00:00Z");
    }

    @Test
    void restoresTheBackupThatIsNamed() throws Exception {
        assertThat(choice("base_1", "2026-11-22 09:59:59.000000+00:00", "").output())
                .isEqualTo("base_1\n");
    }

    @Test
    void backupThatIsNotThereIsRefusedWithWhatThereIs() throws Exception {
        Result result = choice("base_9", "", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("s3://b/a has no backup base_9", "base_1 ended at 2026-11-22T08:00:00Z");
    }

    @Test
    void emptyArchiveIsToldApartFromTheTarget() throws Exception {
        scripts.write("list", "[]");

        Result result = choice("LATEST", "2026-11-22 09:59:59.000000+00:00", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .isEqualTo(
                        "restore: s3://b/a holds no base backup: check archiveName, path and version of the source\n");
    }

    @Test
    void backupOfAnotherMajorVersionIsNotRestored() throws Exception {
        scripts.write("list", BACKUPS.replace("\"base_3\"", "\"base_3\", \"pg_version\": 170006"));

        Result result = choice("LATEST", "", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .contains(
                        "base_3 in s3://b/a is a backup of PostgreSQL 17: restore it into a cluster of that version, not 18");
        assertThat(choice("base_2", "", "").output()).isEqualTo("base_2\n");
    }

    private Result choice(String backup, String time, String lsn) throws IOException, InterruptedException {
        return scripts.python("restore-choice.py", "list", "s3://b/a", backup, time, lsn, "18");
    }
}
