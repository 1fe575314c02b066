package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a member takes an archive for its own; a folder of the test is a store, with the name of its endpoint. */
class ArchiveGuardTest {

    private static final String OTHER = "7438282100000000009";
    private static final String MARKER = "/owner/system-identifier";
    private static final String CLUSTER = "c0ffee-1";
    private static final String COPY = "c0ffee-2";
    private static final String CLAIM = "c1a1-1";

    private static final String WAL_G = """
            store=FOLDER/$AWS_ENDPOINT
            echo "$*" >>FOLDER/calls
            case "$1 $2" in
              "st ls") for entry in "$store"/*/; do [ ! -d "$entry" ] || echo "dir 0 $(basename "$entry")/"; done ;;
              "st cat") cat "$store/$3" ;;
              "st put") mkdir -p "$store/${6%/*}" && cp "$5" "$store/$6" ;;
              "backup-list --detail") cat "$store/list" ;;
            esac
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void makesAMemberWithData() throws IOException {
        member = new ScriptedMember(folder);
        member.incarnation(CLUSTER, CLAIM);
        member.write("volume/data/PG_VERSION", "18\n");
        TemplateFiles.scripts("backup/scripts", "archive-environment.sh", "archive-call.sh", "archive-guard.sh")
                .forEach(member::write);
        member.program("wal-g", WAL_G.replace("FOLDER", folder.toString()));
        member.program("sleep", "exec /bin/sleep \"$@\"");
        for (String mode : new String[] {"read", "write", "source"}) {
            member.write(mode + ".sh", """
                    . /scripts/archive-guard.sh
                    archive_environment FOLDER/archive.env FOLDER/mounts || exit 9
                    archive_guard %s
                    """.formatted(mode));
        }
        endpoint("one");
    }

    @Test
    void marksAnEmptyArchiveAndAsksNoMore() {
        assertThat(member.run("write.sh")).isZero();
        String calls = read("calls");

        assertThat(member.run("write.sh")).isZero();
        assertThat(member.run("read.sh")).isZero();

        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " " + CLUSTER + "\n");
        assertThat(read("calls")).isEqualTo(calls);
    }

    @Test
    void asksAgainWhenPostgresWasStartedAgain() {
        member.run("write.sh");
        String calls = read("calls");
        member.write("volume/data/postmaster.pid", "1\ndata\n1795400000\n");

        assertThat(member.run("write.sh")).isZero();

        assertThat(read("calls")).isNotEqualTo(calls);
    }

    @Test
    void refusesTheArchiveOfAnotherDatabase() {
        member.write("one" + MARKER, OTHER + "\n");

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(member.run("read.sh")).isEqualTo(1);
        assertThat(read("log")).contains("REFUSED", "belongs to the database system " + OTHER);
    }

    @Test
    void refusesSettingsOfAnotherMajorVersion() {
        member.run("write.sh");

        member.write("archive.env", "WALG_S3_PREFIX=s3://backups/orders/19\nAWS_ENDPOINT=one\n");

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log")).contains("REFUSED", "is not for PostgreSQL 18, the version of the data");
        endpoint("one");
        assertThat(member.run("write.sh")).isZero();
    }

    @Test
    void refusesTheArchiveOfAnotherDatabaseThatHasTheSamePrefixInAnotherStore() {
        assertThat(member.run("write.sh")).isZero();
        member.write("two" + MARKER, OTHER + "\n");

        endpoint("two");

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log")).contains("REFUSED");
    }

    @Test
    void marksTheEmptyArchiveOfAnotherStore() {
        member.run("write.sh");

        endpoint("two");

        assertThat(member.run("write.sh")).isZero();
        assertThat(read("two" + MARKER)).contains(ScriptedMember.IDENTIFIER);
    }

    @Test
    void readsItsOwnArchiveThatLostItsMarkerAndMarksItWhenItWrites() {
        backupOf("one", ScriptedMember.IDENTIFIER);

        assertThat(member.run("read.sh")).isZero();
        assertThat(folder.resolve("one" + MARKER)).doesNotExist();
        assertThat(member.run("write.sh")).isZero();
        assertThat(folder.resolve("one" + MARKER)).exists();
    }

    @Test
    void refusesAnUnmarkedArchiveWithBackupsOfAnother() {
        backupOf("one", ScriptedMember.IDENTIFIER + "7");

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log")).contains("REFUSED", "has no object owner/system-identifier");
        assertThat(member.run("read.sh")).isEqualTo(1);
    }

    @Test
    void marksNothingWhileItsDataAreNotTheClusters() {
        member.configuration("");

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(folder.resolve("one" + MARKER)).doesNotExist();
    }

    @Test
    void refusesTheArchiveOfTheClusterOfWhichItIsACopy() {
        owned(COPY);

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log"))
                .contains(
                        "REFUSED",
                        "of which this one is a copy",
                        "set backup.takeOver to \"" + ScriptedMember.IDENTIFIER);
        assertThat(member.run("read.sh")).isEqualTo(1);
        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " " + COPY + "\n");
    }

    @Test
    void readsTheArchiveThatAStandbyClusterFollows() {
        owned(COPY);

        assertThat(member.run("source.sh")).isZero();
        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " " + COPY + "\n");
    }

    @Test
    void takesOverWhenAsked() {
        owned(COPY);
        takeOver(ScriptedMember.IDENTIFIER);

        assertThat(member.run("read.sh")).isZero();
        assertThat(read("one" + MARKER)).doesNotContain(CLUSTER);
        assertThat(member.run("write.sh")).isZero();
        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " " + CLUSTER + " " + COPY + "\n");
    }

    @Test
    void takesOverOnlyTheDatabaseThatIsNamed() {
        owned(COPY);
        takeOver(OTHER);

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log")).contains("of which this one is a copy");
    }

    @Test
    void takesNothingBackFromTheCopyThatHasTakenOver() {
        owned(COPY + " " + CLUSTER);
        takeOver(ScriptedMember.IDENTIFIER);

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(member.run("read.sh")).isEqualTo(1);
        assertThat(read("log")).contains("another copy of this cluster has taken over");
    }

    @Test
    void goesOnOnKeptVolumesWhenTheConfigMapsWereCreatedAgain() {
        member.run("write.sh");
        member.incarnation("c0ffee-3", CLAIM);
        restarted();

        assertThat(member.run("write.sh")).isZero();
        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " c0ffee-3\n");
    }

    @Test
    void aReplicaThatOnlyReadGoesOnAsPrimary() {
        owned(CLUSTER);
        assertThat(member.run("read.sh")).isZero();
        member.incarnation("c0ffee-3", CLAIM);
        restarted();

        assertThat(member.run("write.sh")).isZero();
    }

    @Test
    void refusesOnASnapshotOfItsVolume() {
        member.run("write.sh");
        member.incarnation(COPY, "c1a1-2");
        restarted();

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log")).contains("of which this one is a copy");
    }

    @Test
    void marksAnArchiveThatHasTheIdentifierAlone() {
        member.write("one" + MARKER, ScriptedMember.IDENTIFIER + "\n");

        assertThat(member.run("write.sh")).isZero();
        assertThat(read("one" + MARKER)).isEqualTo(ScriptedMember.IDENTIFIER + " " + CLUSTER + "\n");
    }

    @Test
    void asksLaterWhenTheApiServerDoesNotAnswer() throws IOException {
        member.run("write.sh");
        restarted();
        Files.delete(folder.resolve("persistentvolumeclaims/pgdata-orders-1"));

        assertThat(member.run("write.sh")).isEqualTo(1);
        assertThat(read("log"))
                .contains("cannot read the ConfigMap orders-config and the claim pgdata-orders-1 from the API server")
                .doesNotContain("REFUSED");
        assertThat(folder.resolve("archive-silent")).exists();
    }

    private void owned(String incarnations) {
        member.write("one" + MARKER, ScriptedMember.IDENTIFIER + " " + incarnations + "\n");
    }

    private void takeOver(String identifier) {
        member.write(
                "archive.env",
                "WALG_S3_PREFIX=s3://backups/orders/18\nAWS_ENDPOINT=one\nARCHIVE_TAKE_OVER=" + identifier + "\n");
    }

    private void restarted() {
        member.write("volume/data/postmaster.pid", "1\ndata\n1795400000\n");
    }

    private void endpoint(String name) {
        member.write("archive.env", "WALG_S3_PREFIX=s3://backups/orders/18\nAWS_ENDPOINT=" + name + "\n");
    }

    private void backupOf(String endpoint, String system) {
        member.write(endpoint + "/basebackups_005/base", "");
        member.write(endpoint + "/list", "[{\"backup_name\":\"base\",\"system_identifier\":" + system + "}]");
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
