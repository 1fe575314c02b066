package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the primary says about its archive; a round of the script is half a minute. */
class ArchiveStatusTest {

    @TempDir
    private Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private ScriptedMember member;

    @BeforeEach
    void isThePrimary() throws IOException {
        member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "patroni-api.sh").forEach(member::write);
        TemplateFiles.scripts("backup/scripts", "archive-status.sh", "archive-outcome.py", "outcome.py")
                .forEach(member::write);
        patroniAnswers("200");
        Files.createDirectories(folder.resolve("volume/data/pg_wal/archive_status"));
    }

    private void patroniAnswers(String status) {
        member.program("curl", "echo " + status);
    }

    private void pushed(Duration age) throws IOException {
        member.write("archive-pushed", "\n");
        Files.setLastModifiedTime(folder.resolve("archive-pushed"), FileTime.from(now.minus(age)));
    }

    private void segment(String name, Duration age) throws IOException {
        Path file = folder.resolve("volume/data/pg_wal/archive_status").resolve(name);
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
    }

    /** Before some of the rounds something happens. */
    private String statusAfter(int rounds, String happens) throws IOException {
        member.program("sleep", """
                echo >>FOLDER/rounds
                round=$(wc -l <FOLDER/rounds)
                %s
                [ "$round" -le %d ]
                """.formatted(happens, rounds).replace("FOLDER", folder.toString()));
        member.run("archive-status.sh");
        assertThat(folder.resolve("log")).content().isEmpty();
        Path patched = folder.resolve("patched");
        return Files.exists(patched) ? Files.readString(patched) : "";
    }

    private String statusAfter(int rounds) throws IOException {
        return statusAfter(rounds, ":");
    }

    @Test
    void walThatIsArchivedIsASuccess() throws IOException {
        pushed(Duration.ofMinutes(2));
        segment("000000010000000000000002.ready", Duration.ofSeconds(20));

        assertThat(statusAfter(1))
                .contains("\"postgres.example.com/archive-outcome\": \"Succeeded\"")
                .contains("\"postgres.example.com/archive-failure\": null");
    }

    /** A replica marks what it has streamed as archived, a restore what it has read. */
    @Test
    void whatOnlyPostgresqlHasMarkedIsNoSuccess() throws IOException {
        segment("000000010000000000000001.done", Duration.ofMinutes(2));
        segment("00000002.history.ready", Duration.ofSeconds(20));

        assertThat(statusAfter(3)).isEmpty();
    }

    @Test
    void walThatWaitsIsAFailureWithTheFirstErrorOfTheLastAttempt() throws IOException {
        pushed(Duration.ofMinutes(9));
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));
        segment("000000010000000000000005.ready", Duration.ofMinutes(7));
        member.write("archive-said", """
                ERROR: 2026/11/30 21:04:03 failed to upload: AccessDenied: Access Denied "orders"
                github.com/wal-g/wal-g/internal.(*Uploader).Upload
                archive: pg_wal/000000010000000000000004 is not archived yet; keeping it and retrying
                """);

        assertThat(statusAfter(11))
                .contains("\"postgres.example.com/archive-outcome\": \"Failed\"")
                .contains("\"postgres.example.com/archive-waits-since\": \"" + now.minus(Duration.ofMinutes(8)) + "\"")
                .contains("\"postgres.example.com/last-archived-time\": \"" + now.minus(Duration.ofMinutes(9)) + "\"")
                .contains("failed to upload: AccessDenied: Access Denied \\\"orders\\\"\"");
    }

    /** What the former primary had not archived is older. */
    @Test
    void aNewPrimaryHasTimeToArchiveWhatWaits() throws IOException {
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));

        assertThat(statusAfter(10)).isEmpty();
    }

    @Test
    void anArchiveThatWorksAgainIsASuccess() throws IOException {
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));

        assertThat(statusAfter(13, "[ $round -ne 13 ] || (cd FOLDER/volume/data/pg_wal/archive_status && rm *.ready)"))
                .contains("\"postgres.example.com/archive-outcome\": \"Succeeded\"")
                .contains("\"postgres.example.com/archive-waits-since\": null");
    }

    @Test
    void aReplicaSaysNothing() throws IOException {
        patroniAnswers("503");
        pushed(Duration.ofMinutes(2));
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));

        assertThat(statusAfter(12)).isEmpty();
        assertThat(folder.resolve("archive-pushed"))
                .as("what counts when it is primary again")
                .doesNotExist();
    }

    @Test
    void aPatroniThatDoesNotAnswerIsStillThatOfThePrimary() throws IOException {
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));
        member.program("curl", "[ $(($(wc -l <" + folder + "/rounds) % 4)) -ne 0 ] && echo 200 || echo 000");

        assertThat(statusAfter(15)).contains("Failed");
    }

    @Test
    void theCauseIsPartOfTheErrorAndSecretsOfUrlsAreNot() throws IOException {
        segment("000000010000000000000004.ready", Duration.ofMinutes(8));
        member.write("archive-said", """
                ERROR: failed to upload: RequestError: send request failed
                caused by: Put "https://user:word@a.blob.example.com/c/x?se=2026&sig=c2VjcmV0": x509: certificate has expired
                """);

        assertThat(statusAfter(11))
                .contains(
                        "RequestError: send request failed caused by: Put \\\"https://...@a.blob.example.com/c/x?...\\\"")
                .contains("certificate has expired")
                .doesNotContain("c2VjcmV0", "word");
    }

    @Test
    void whatHasNotChangedIsNotWrittenAgain() throws IOException {
        pushed(Duration.ofMinutes(2));

        assertThat(statusAfter(3, "[ $round -ne 3 ] || rm FOLDER/patched")).isEmpty();
    }

    /** Somebody may have replaced the ConfigMap. */
    @Test
    void everyTenMinutesItIsWrittenAgain() throws IOException {
        pushed(Duration.ofMinutes(2));

        assertThat(statusAfter(22, "[ $round -ne 3 ] || rm FOLDER/patched")).contains("Succeeded");
    }
}
