package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a replica asks Patroni for a new copy of the primary. */
class RebuildTest {

    /** The statement tells which of the three questions it is. */
    private static final String PSQL = """
            case "$*" in
            *'SHOW primary_conninfo'*) cat FOLDER/conninfo ;;
            *'SHOW restore_command'*) cat FOLDER/restore-command ;;
            *dbname=postgres*) echo "$*" >>FOLDER/asked-primary; cat >/dev/null; cat FOLDER/primary ;;
            *) cat >/dev/null; cat FOLDER/position ;;
            esac
            """;

    private static final String CURL = """
            case "$*" in
            *reinitialize*) cat >/dev/null; echo "$*" >FOLDER/reinitialized ;;
            */replica | */standby-leader) [ -e "FOLDER/is-${*##*/}" ] || exit 22 ;;
            */config) cat FOLDER/dynamic ;;
            esac
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void isAReplicaThatCannotFollow() throws IOException {
        member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "rebuild.sh", "patroni-api.sh").forEach(member::write);
        member.program("psql", PSQL.replace("FOLDER", folder.toString()));
        member.program("curl", CURL.replace("FOLDER", folder.toString()));
        member.write("username", "postgres");
        member.write("password", "secret");
        write("position", "0/5000060|0000000000000005");
        write("conninfo", "host=orders-0 user=replicator");
        write("primary", "t");
        write("dynamic", "{\"ttl\": 30}");
        write("is-replica", "");
        write("restore-command", "");
    }

    @Test
    void replicaIsCopiedAgainWhenItCannotFollowForAMinute() throws IOException {
        assertThat(rebuilds()).isFalse();
        assertThat(rebuilds()).as("the same second").isFalse();
        aMinutePasses();

        assertThat(rebuilds()).isTrue();
        assertThat(Files.readString(folder.resolve("log"))).contains("copying the primary again");
        assertThat(Files.readString(folder.resolve("asked-primary")))
                .contains("host=orders-0 user=replicator user=rewind_user dbname=postgres");
    }

    @Test
    void replicaThatGoesOnWaits() throws IOException {
        rebuilds();
        aMinutePasses();
        write("position", "0/6000060|0000000000000006");

        assertThat(rebuilds()).isFalse();
    }

    @Test
    void replicaThatStreamsWaits() throws IOException {
        rebuilds();
        aMinutePasses();
        write("position", "");

        assertThat(rebuilds()).isFalse();
        assertThat(folder.resolve("member-halt")).doesNotExist();
    }

    @Test
    void memberThatIsNoRunningReplicaWaits() throws IOException {
        rebuilds();
        aMinutePasses();
        Files.delete(folder.resolve("is-replica"));

        assertThat(rebuilds()).isFalse();
    }

    @Test
    void replicaWaitsWhileThePrimaryHasTheSegment() throws IOException {
        write("primary", "f");
        rebuilds();
        aMinutePasses();

        assertThat(rebuilds()).isFalse();
    }

    @Test
    void replicaWaitsWhileThePrimaryDoesNotAnswer() throws IOException {
        Files.delete(folder.resolve("primary"));
        rebuilds();
        aMinutePasses();

        assertThat(rebuilds()).isFalse();
    }

    @Test
    void replicaWaitsWhileTheArchiveDoesNotAnswer() throws IOException {
        write("restore-command", "/bin/sh /scripts/archive-fetch.sh");
        rebuilds();
        aMinutePasses();

        assertThat(rebuilds()).isFalse();

        write("archive-answered", "9999999999");
        assertThat(rebuilds()).isTrue();
    }

    @Test
    void replicaWaitsWhilePatroniIsPaused() throws IOException {
        write("dynamic", "{\"pause\": true, \"ttl\": 30}");
        rebuilds();
        aMinutePasses();

        assertThat(rebuilds()).isFalse();
    }

    @Test
    void leaderOfAStandbyClusterKeepsItsDataAndIsNotReadyUntilItStreams() throws IOException {
        Files.delete(folder.resolve("is-replica"));
        write("is-standby-leader", "");
        rebuilds();
        aMinutePasses();

        assertThat(rebuilds()).isFalse();
        assertThat(folder.resolve("member-stranded")).exists();
        assertThat(Files.readString(folder.resolve("log"))).contains("must be created again");

        write("position", "");
        rebuilds();
        assertThat(folder.resolve("member-stranded")).doesNotExist();
    }

    private void aMinutePasses() throws IOException {
        Path halt = folder.resolve("member-halt");
        Files.writeString(
                halt,
                Pattern.compile("^[0-9]+$", Pattern.MULTILINE)
                        .matcher(Files.readString(halt))
                        .replaceFirst(time -> String.valueOf(Long.parseLong(time.group()) - 60)));
    }

    private boolean rebuilds() {
        member.run("rebuild.sh");
        return Files.exists(folder.resolve("reinitialized"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
