package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.template.ScriptFolder.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every call of the object store has in common: its settings, its keys, and that it never hangs. */
class ArchiveCallTest {

    @TempDir
    private Path folder;

    private ScriptFolder scripts;

    @BeforeEach
    void extractsScripts() {
        scripts = new ScriptFolder(folder).with("backup/scripts", "archive-environment.sh", "archive-call.sh");
        // The real ones use /tmp, which a test must not.
        scripts.write("call.sh", """
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
    void inASandboxWithoutCountersOfBytesProcessorTimeCountsAsData() throws Exception {
        Files.createDirectories(folder.resolve("processes/9"));
        scripts.write("processes/9/stat", "9 (wal-g) x) S 1 9 9 0 -1 4194560 1 0 0 0 20 5 0 0 20 0 8 0 1\n");

        assertThat(shell("archive_processes=./processes; archive_moved 9").output())
                .isEqualTo(25 * 4096 + "\n");
        assertThat(shell("archive_processes=./processes; archive_call 1 sleep 60")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void onlyTheWordOfWalGCountsAsNotInTheArchive() throws Exception {
        scripts.write(
                "absent",
                "ERROR: check file for existence in \"default\": get: storage: object doesn't exist: Error 404");
        scripts.write("trouble", "ERROR: storage: bucket doesn't exist");

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
        scripts.write("postmaster.pid", "1\n2\n3\n4\n5\n6\n7\nstopping\n");

        Result result = shell("archive_call 60 sleep 60");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.time()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void settingsAreNeverEvaluated() throws Exception {
        scripts.write("archive.env", "WALG_S3_PREFIX=s3://b/$(touch evaluated)`touch evaluated`\n");

        Result result = shell("archive_environment archive.env . && archive_prefix");

        assertThat(result.output()).isEqualTo("s3://b/$(touch evaluated)`touch evaluated`\n");
        assertThat(folder.resolve("evaluated")).doesNotExist();
    }

    @Test
    void keyOfTheWrongLengthIsRefused() throws Exception {
        Files.createDirectory(folder.resolve("encryption"));
        scripts.write("archive.env", "ARCHIVE_ENCRYPTION=libsodium\n");
        String command = "archive_environment archive.env . && echo $WALG_LIBSODIUM_KEY_TRANSFORM";

        scripts.write("encryption/WALG_LIBSODIUM_KEY", "abcd\n");
        assertThat(shell(command).output()).contains("must be 32 bytes");
        scripts.write("encryption/WALG_LIBSODIUM_KEY", "ab".repeat(32) + "\n");
        assertThat(shell(command).output()).isEqualTo("hex\n");
        scripts.write("encryption/WALG_LIBSODIUM_KEY", "A".repeat(43) + "=\n");
        assertThat(shell(command).output()).isEqualTo("base64\n");
    }

    @Test
    void lostEncryptionKeyIsNamed() throws Exception {
        scripts.write("archive.env", "ARCHIVE_ENCRYPTION=libsodium\n");

        Result result = shell("archive_environment archive.env .");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("archive: the encryption Secret has no key WALG_LIBSODIUM_KEY\n");
    }

    @Test
    void secretThatLacksAKeyOfTheStoreIsNotTakenForWorkloadIdentity() throws Exception {
        scripts.write("archive.env", "WALG_S3_PREFIX=s3://b/a\n");
        String command = "archive_environment archive.env . && echo $AWS_ACCESS_KEY_ID";

        assertThat(shell(command).status()).isZero();
        Files.createDirectory(folder.resolve("credentials"));
        scripts.write("credentials/AWS_ACCESS_KEY_ID", "me");
        assertThat(shell(command).output()).contains("the credentialsSecret of s3://b/a lacks a key");
        scripts.write("credentials/AWS_SECRET_ACCESS_KEY", "secret");
        assertThat(shell(command).output()).isEqualTo("me\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AZURE_STORAGE_ACCESS_KEY", "AZURE_STORAGE_SAS_TOKEN"})
    void oneKeyIsEnoughForAzure(String key) throws Exception {
        scripts.write("archive.env", "WALG_AZ_PREFIX=azure://b/a\n");
        Files.createDirectory(folder.resolve("credentials"));

        assertThat(shell("archive_environment archive.env .").status()).isEqualTo(1);
        scripts.write("credentials/" + key, "secret");
        assertThat(shell("archive_environment archive.env .").status()).isZero();
    }

    private Result shell(String commands) throws IOException, InterruptedException {
        return scripts.run("sh", "-c", ". ./call.sh\n" + commands);
    }
}
