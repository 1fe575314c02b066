package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts of archiving and restoring do, as far as that can be seen without PostgreSQL and an object store. */
class ArchiveScriptsTest {

    private static final String BACKUPS = """
            [{"backup_name": "base_3", "finish_time": "2026-11-22T10:00:00.25Z", "finish_lsn": 50331648},
             {"backup_name": "base_1", "finish_time": "2026-11-22T08:00:00Z", "finish_lsn": 16777216},
             {"backup_name": "base_2", "finish_time": "2026-11-22T09:00:00.123456Z", "finish_lsn": 33554432,
              "user_data": {"run": "this"}}]
            """;

    private record Result(int status, String output, Duration time) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void extractsScripts() throws IOException {
        Scripts.read(
                        "backup/scripts",
                        "archive-environment.sh",
                        "archive-call.sh",
                        "outcome.py",
                        "backup-outcome.py",
                        "backup-log.py",
                        "restore-choice.py")
                .forEach((name, text) -> write(name, text));
        Scripts.read("verify/scripts", "verify-log.py", "verify-outcome.py").forEach((name, text) -> write(name, text));
        write("list", BACKUPS);
        // The real ones use /tmp, which a test must not.
        write("call.sh", """
                . ./archive-environment.sh
                . ./archive-call.sh
                archive_breaker=./silent
                PGDATA=.
                """);
    }

    @Test
    void callGivesTheStatusOfTheCommand() throws Exception {
        assertThat(shell("archive_call 3 sh -c 'exit 74'").status()).isEqualTo(74);
        assertThat(shell("archive_call 3 true").status()).isZero();
    }

    @Test
    void callNeverGivesAStatusThatPostgresTakesForTheEnd() throws Exception {
        assertThat(shell("archive_call 3 sh -c 'exit 137'").status()).isEqualTo(1);
    }

    @Test
    void silentCallIsKilledAndTheNextOnesFailAtOnce() throws Exception {
        Result result = shell("archive_call 1 sleep 60; echo $?; archive_breaker_is_open && echo open");

        assertThat(result.output()).contains("did not answer", "\n1\n", "open");
        assertThat(result.time()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void callThatMovesDataMayTakeLonger() throws Exception {
        Result result =
                shell("archive_call 1 sh -c 'for i in 1 2 3 4 5 6 7 8; do head -c 65536 /dev/zero; sleep 0.3; done'"
                        + " >/dev/null && echo finished");

        assertThat(result.output()).contains("finished");
    }

    @Test
    void onlyTheWordOfWalGCountsAsNotInTheArchive() throws Exception {
        write(
                "absent",
                "ERROR: check file for existence in \"default\": get: storage: object doesn't exist: Error 404");
        write("trouble", "ERROR: storage: bucket doesn't exist");

        assertThat(shell("archive_lacks 74 trouble").status()).isZero();
        assertThat(shell("archive_lacks 1 absent").status()).isZero();
        assertThat(shell("archive_lacks 1 trouble").status()).isEqualTo(1);
        assertThat(shell("archive_lacks 0 absent").status()).isEqualTo(1);
    }

    @Test
    void oldSilenceIsForgotten() throws Exception {
        assertThat(shell("echo $(($(date +%s) - 31)) >silent; archive_breaker_is_open")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void stoppingServerIsNotKeptWaiting() throws Exception {
        write("postmaster.pid", "1\n2\n3\n4\n5\n6\n7\nstopping\n");

        Result result = shell("archive_call 60 sleep 60");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.time()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void settingsAreNeverEvaluated() throws Exception {
        write("archive.env", "WALG_S3_PREFIX=s3://b/$(touch evaluated)`touch evaluated`\n");

        Result result = shell("archive_environment archive.env . && archive_prefix");

        assertThat(result.output()).isEqualTo("s3://b/$(touch evaluated)`touch evaluated`\n");
        assertThat(folder.resolve("evaluated")).doesNotExist();
    }

    @Test
    void keyOfTheWrongLengthIsRefused() throws Exception {
        Files.createDirectory(folder.resolve("encryption"));
        write("archive.env", "ARCHIVE_ENCRYPTION=libsodium\n");
        String command = "archive_environment archive.env . && echo $WALG_LIBSODIUM_KEY_TRANSFORM";

        write("encryption/WALG_LIBSODIUM_KEY", "abcd\n");
        assertThat(shell(command).output()).contains("must be 32 bytes");
        write("encryption/WALG_LIBSODIUM_KEY", "ab".repeat(32) + "\n");
        assertThat(shell(command).output()).isEqualTo("hex\n");
        write("encryption/WALG_LIBSODIUM_KEY", "A".repeat(43) + "=\n");
        assertThat(shell(command).output()).isEqualTo("base64\n");
    }

    @Test
    void lostEncryptionKeyIsNamed() throws Exception {
        write("archive.env", "ARCHIVE_ENCRYPTION=libsodium\n");

        Result result = shell("archive_environment archive.env .");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("archive: the Secret of the encryption has no key WALG_LIBSODIUM_KEY\n");
    }

    @Test
    void secretThatLacksAKeyOfTheStoreIsNotTakenForWorkloadIdentity() throws Exception {
        write("archive.env", "WALG_S3_PREFIX=s3://b/a\n");
        String command = "archive_environment archive.env . && echo $AWS_ACCESS_KEY_ID";

        assertThat(shell(command).status()).isZero();
        Files.createDirectory(folder.resolve("credentials"));
        write("credentials/AWS_ACCESS_KEY_ID", "me");
        assertThat(shell(command).output()).contains("the credentialsSecret of s3://b/a lacks a key");
        write("credentials/AWS_SECRET_ACCESS_KEY", "secret");
        assertThat(shell(command).output()).isEqualTo("me\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZURE_STORAGE_ACCESS_KEY", "AZURE_STORAGE_SAS_TOKEN"})
    void oneKeyIsEnoughForAzure(String key) throws Exception {
        write("archive.env", "WALG_AZ_PREFIX=azure://b/a\n");
        Files.createDirectory(folder.resolve("credentials"));

        assertThat(shell("archive_environment archive.env .").status()).isEqualTo(1);
        write("credentials/" + key, "secret");
        assertThat(shell("archive_environment archive.env .").status()).isZero();
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
        write("list", "[]");

        Result result = choice("LATEST", "2026-11-22 09:59:59.000000+00:00", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output())
                .isEqualTo(
                        "restore: s3://b/a holds no base backup: check archiveName, path and version of the source\n");
    }

    @Test
    void outcomeNamesTheBackupOfThisRun() throws Exception {
        Result result = python("backup-outcome.py", ".", "this", "1795400000", "");

        assertThat(result.status()).isZero();
        assertThat(folder.resolve("outcome"))
                .content()
                .contains("\"Succeeded\"", "\"base_2\"", "\"firstRecoverabilityPoint\": \"2026-11-22T08");
        assertThat(folder.resolve("patch")).content().contains("\"postgres.example.com/backup-failure\": null");
    }

    @Test
    void backupThatTheArchiveDoesNotListIsAFailure() throws Exception {
        Result result = python("backup-outcome.py", ".", "another", "1795400000", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("outcome")).content().contains("\"Failed\"", "does not show the backup");
    }

    @Test
    void drillIsRedWhenTheLogEndsBeforeTheArchiveDoes() throws Exception {
        Path log = Files.createDirectories(folder.resolve("data/pg_wal"));
        Files.write(log.resolve("000000020000000000000005"), new byte[16 << 20]);
        write("data/pg_wal/00000002.history", "1\t0/4000000\tno recovery target specified\n");
        String archived = "obj  1 date 00000001000000000000000%s.lz4 \nobj  1 date 00000002.history.lz4 \n";

        write("archived", archived.formatted("4"));
        assertThat(python("verify-log.py", "archived", "data").status()).isZero();
        write("archived", archived.formatted("5"));
        assertThat(python("verify-log.py", "archived", "data").output())
                .contains("ended in segment 4 of timeline 1", "goes on to segment 5 of timeline 1");
    }

    @Test
    void drillSaysWhichBackupIsProven() throws Exception {
        write("backup", "base_3\n");
        write("databases", "3|23000000|2026-11-22T10:00:00Z\n");

        Result result = python("verify-outcome.py", ".", "1795400000", "");

        assertThat(result.status()).isZero();
        assertThat(folder.resolve("outcome"))
                .content()
                .contains("\"Succeeded\"", "\"base_3\"", "\"bytes\": 23000000", "\"lastTransaction\": \"2026");
        assertThat(folder.resolve("patch")).content().contains("last-successful-verify", "\"base_3\"");
    }

    @Test
    void backupOfAnotherMajorVersionIsNotRestored() throws Exception {
        write("list", BACKUPS.replace("\"base_3\"", "\"base_3\", \"pg_version\": 170006"));

        Result result = choice("LATEST", "", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("base_3 in s3://b/a is of PostgreSQL 17, and this is 18");
        assertThat(choice("base_2", "", "").output()).isEqualTo("base_2\n");
    }

    /** From the start of segment 4 of the second file of the log to a byte of the next one. */
    @Test
    void backupIsCompleteWithEverySegmentOfItsLog() throws Exception {
        backupOfLog("000000030000000100000004", (1L << 32) + 5 * 16777216L + 1);

        write("log", "obj 1 2026-11-22 000000030000000100000004.lz4\nobj 1 2026-11-22 000000030000000100000005.lz4\n");
        assertThat(python("backup-log.py", ".", "this").status()).isZero();

        write("log", """
                obj 1 2026-11-22 000000030000000100000004.lz4
                obj 1 2026-11-22 000000030000000100000005.00000028.backup.lz4
                """);
        Result incomplete = python("backup-log.py", ".", "this");
        assertThat(incomplete.status()).isEqualTo(1);
        assertThat(incomplete.output()).contains("000000030000000100000005");
    }

    @Test
    void backupThatEndsAtTheEndOfASegmentNeedsNoFurtherOne() throws Exception {
        backupOfLog("0000000100000000000000FF", 1L << 32);

        write("log", "obj 1 2026-11-22 0000000100000000000000FF\n");

        assertThat(python("backup-log.py", ".", "this").status()).isZero();
    }

    private void backupOfLog(String first, long finish) throws IOException {
        Files.createDirectories(folder.resolve("pg_wal"));
        try (RandomAccessFile segment = new RandomAccessFile(
                folder.resolve("pg_wal/000000010000000000000001").toFile(), "rw")) {
            segment.setLength(16777216);
        }
        write("list", """
                [{"backup_name": "base_1", "wal_file_name": "%s", "finish_lsn": %d, "user_data": {"run": "this"}}]
                """.formatted(first, finish));
    }

    @Test
    void drillThatFailsKeepsTheTimeOfTheLastSuccess() throws Exception {
        Result result = python("verify-outcome.py", ".", "1795400000", "pg_amcheck found damage");

        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("patch"))
                .content()
                .contains("\"postgres.example.com/verify-failure\": \"pg_amcheck found damage\"")
                .doesNotContain("last-successful-verify");
    }

    private Result choice(String backup, String time, String lsn) throws IOException, InterruptedException {
        return python("restore-choice.py", "list", "s3://b/a", backup, time, lsn, "18");
    }

    private Result shell(String commands) throws IOException, InterruptedException {
        return run(List.of("sh", "-c", ". ./call.sh\n" + commands));
    }

    private Result python(String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(run(List.of("sh", "-c", "command -v python3")).status() == 0, "there is no python3");
        return run(Stream.concat(Stream.of("python3"), Stream.of(arguments)).toList());
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        Instant start = Instant.now();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PGDATA", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output, Duration.between(start, Instant.now()));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
