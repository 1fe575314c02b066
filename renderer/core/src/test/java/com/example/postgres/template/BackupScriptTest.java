package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a backup lets the retention drop older ones; a file of the test is the archive's list of its log. */
class BackupScriptTest {

    private static final String WAL_G = """
            case "$1 $2" in
              "st cat") echo IDENTIFIER ;;
              "st ls") if [ "${3:-}" = wal_005 ]; then cat FOLDER/log-of-the-archive; else echo dir 0 owner/; fi ;;
              "backup-list --detail") cat FOLDER/made ;;
              "delete retain") echo "$*" >FOLDER/deleted ;;
            esac
            [ "$1" != backup-push ] || cat >FOLDER/made <<END
            [{"backup_name": "base_5", "finish_time": "2026-11-22T10:00:00Z", "finish_lsn": 83886120,
              "wal_file_name": "000000010000000000000005", "user_data": $4}]
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
                        "backup-retention.py",
                        "wal_segments.py",
                        "backup.sh")
                .forEach((name, text) -> member.write(name, text.replace("patience=900", "patience=2")));
        member.write("volume/data/PG_VERSION", "18\n");
        member.write("config/archive.env", "WALG_S3_PREFIX=s3://backups/orders/18\nBACKUP_RETENTION=3\n");
        member.write("username", "postgres");
        member.write("password", "secret");
        member.write("log-of-the-archive", "");
        member.program("sleep", "exec /bin/sleep 0.4");
        member.program("psql", "exit 0");
        member.program(
                "wal-g", WAL_G.replace("FOLDER", folder.toString()).replace("IDENTIFIER", ScriptedMember.IDENTIFIER));
        Path log = Files.createDirectories(folder.resolve("volume/data/pg_wal"));
        try (RandomAccessFile segment =
                new RandomAccessFile(log.resolve("000000010000000000000006").toFile(), "rw")) {
            segment.setLength(16777216);
        }
    }

    @Test
    void olderOnesGoWhenTheArchiveHasTheBackupAndItsLog() {
        member.write("log-of-the-archive", "obj 1 2026-11-22 000000010000000000000005.lz4\n");

        assertThat(member.run("backup.sh")).isZero();
        assertThat(folder.resolve("deleted")).content().contains("delete retain FULL 3");
        assertThat(folder.resolve("log")).content().contains("\"outcome\": \"Succeeded\"");
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
}
