package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive_command in a member whose archive is known to be its own. */
class ArchivePushTest {

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void makesAMemberThatArchives() {
        member = new ScriptedMember(folder);
        member.initialized(ScriptedMember.IDENTIFIER);
        TemplateFiles.scripts(
                        "backup/scripts",
                        "archive-environment.sh",
                        "archive-call.sh",
                        "archive-guard.sh",
                        "archive-gap.sh",
                        "archive-push.sh")
                .forEach(member::write);
        member.write("volume/data/PG_VERSION", "18\n");
        member.write("config/archive.env", "WALG_S3_PREFIX=s3://backups/orders/18\n");
        member.write("push.sh", "set -- pg_wal/000000010000000000000001\n. /scripts/archive-push.sh\n");
        member.program("sleep", "exec /bin/sleep \"$@\"");
        server("ready");
        answers("case \"$1 $2\" in \"st cat\") echo " + ScriptedMember.IDENTIFIER + " c0ffee-1"
                + " ;; \"st ls\") echo dir 0 owner/ ;; esac");
    }

    @Test
    void archivesASegment() {
        assertThat(member.run("push.sh")).isZero();
    }

    @Test
    void everyFailureOfARunningServerIsAPlainOne() {
        answers("exit 137");
        assertThat(member.run("push.sh")).isEqualTo(1);

        storeIsSilent();
        assertThat(member.run("push.sh")).isEqualTo(1);
    }

    @Test
    void serverThatStopsDoesNotTryAgainInASilentStore() {
        server("stopping");
        assertThat(member.run("push.sh")).isZero();

        storeIsSilent();
        assertThat(member.run("push.sh")).isEqualTo(255);
    }

    @Test
    void serverThatStopsTriesAgainWhatAStoreRefuses() {
        server("stopping");
        answers("exit 1");

        assertThat(member.run("push.sh")).isEqualTo(1);
    }

    @Test
    void whatTheLastAttemptSaidStaysForTheStatusAndIsInTheLog() {
        answers("case \"$1 $2\" in \"st cat\") echo " + ScriptedMember.IDENTIFIER
                + " c0ffee-1 ;; \"st ls\") echo dir 0 owner/ ;;"
                + " *) echo 'ERROR: AccessDenied' >&2; exit 1 ;; esac");

        assertThat(member.run("push.sh")).isEqualTo(1);

        assertThat(folder.resolve("archive-said"))
                .content()
                .contains("ERROR: AccessDenied", "000000010000000000000001 is not archived yet");
        assertThat(folder.resolve("log")).content().contains("ERROR: AccessDenied", "is not archived yet");
        assertThat(folder.resolve("archive-pushed")).doesNotExist();
    }

    @Test
    void whatTheLastAttemptSaidStaysWhileTheNextOneRuns() {
        member.write("archive-said", "ERROR: AccessDenied\n");
        answers("case \"$1 $2\" in \"st cat\") echo " + ScriptedMember.IDENTIFIER
                + " c0ffee-1 ;; \"st ls\") echo dir 0 owner/ ;; *) cp FOLDER/archive-said FOLDER/seen ;; esac");

        assertThat(member.run("push.sh")).isZero();

        assertThat(folder.resolve("seen")).hasContent("ERROR: AccessDenied");
        assertThat(folder.resolve("archive-said")).isEmptyFile();
        assertThat(folder.resolve("archive-pushed")).exists();
    }

    @Test
    void aFolderForTemporaryFilesThatCannotBeWrittenStopsNothing() throws IOException {
        Path script = folder.resolve("archive-push.sh");
        Files.writeString(
                script,
                Files.readString(script)
                        .replace(folder + "/archive-said", folder + "/missing/archive-said")
                        .replace(folder + "/archive-pushed", folder + "/missing/archive-pushed"));

        assertThat(member.run("push.sh")).isZero();
        assertThat(folder.resolve("log")).content().isEmpty();
    }

    private void storeIsSilent() {
        member.write("archive-silent", Instant.now().getEpochSecond() + "\n");
    }

    private void answers(String script) {
        member.program("wal-g", script);
    }

    private void server(String state) {
        member.write("volume/data/postmaster.pid", "1\ndata\n1795400000\n5432\n/tmp\n\n1\n" + state + "\n");
    }
}
