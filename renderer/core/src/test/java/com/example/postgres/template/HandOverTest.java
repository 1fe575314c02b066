package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a member is kept from stopping. */
class HandOverTest {

    /** Says what the file {@code obstacles} says, a line for each call. */
    private static final String PYTHON = """
            reason=$(head -n 1 FOLDER/obstacles)
            [ "$(wc -l <FOLDER/obstacles)" -lt 2 ] || sed -i 1d FOLDER/obstacles
            printf %s "$reason"
            [ -z "$reason" ]
            """;

    /** Patroni of a member that leads while the file {@code leads} is there; a switchover takes it away. */
    private static final String CURL = """
            case "$*" in
            */primary) [ -e FOLDER/leads ] ;;
            */switchover)
              echo "$*" >FOLDER/switchover
              cat >>FOLDER/switchover
              rm FOLDER/leads
              ;;
            esac
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void hasAMember() {
        member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "hand-over.sh", "patroni-api.sh", "passwords.sh", "await-hand-over.sh")
                .forEach(member::write);
        member.program("python3", PYTHON.replace("FOLDER", folder.toString()));
        member.program("curl", CURL.replace("FOLDER", folder.toString()));
        member.program("sleep", "exit 0");
        member.write("password", "it's \"quoted\"\\");
        member.write("leads", "");
        grace(300);
    }

    @Test
    void memberThatDoesNotLeadStopsAtOnce() throws IOException {
        Files.delete(folder.resolve("leads"));

        assertThat(member.run("hand-over.sh")).isZero();
        assertThat(folder.resolve("log")).isEmptyFile();
        assertThat(folder.resolve("switchover")).doesNotExist();
    }

    @Test
    void primarySwitchesOverOnceAnotherMemberCanTakeOver() {
        member.write("obstacles", "nobody streams\nnobody streams\nno synchronous standby\n\n");

        assertThat(member.run("hand-over.sh")).isZero();
        assertThat(folder.resolve("log")).hasContent("""
                        hand-over: waiting: nobody streams
                        hand-over: waiting: no synchronous standby
                        hand-over: another member leads
                        """);
        assertThat(folder.resolve("switchover"))
                .content()
                .contains("{\"leader\": \"orders-1\"}")
                .endsWith("user = \"patroni:it's \\\"quoted\\\"\\\\\"\n");
    }

    @Test
    void halfOfAShortGracePeriodIsLeftToTheServer() {
        member.write("obstacles", "nobody streams\n");
        grace(4);

        Instant start = Instant.now();
        assertThat(member.run("hand-over.sh")).isZero();

        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(folder.resolve("log")).content().contains("stopping after 2 s without a successor");
    }

    @Test
    void serverWaitsForTransactionsOfThePooler() throws IOException {
        Files.delete(folder.resolve("leads"));
        member.write("stop-pooler.sh", "");
        member.program(
                "psql",
                "echo asked >>FOLDER/asked; echo $((3 - $(wc -l <FOLDER/asked)))".replace("FOLDER", folder.toString()));

        assertThat(member.run("hand-over.sh")).isZero();
        assertThat(folder.resolve("asked")).hasContent("asked\nasked\nasked\n");
        assertThat(folder.resolve("log")).isEmptyFile();
    }

    @Test
    void serverDoesNotWaitLongForThePooler() throws IOException {
        Files.delete(folder.resolve("leads"));
        member.write("stop-pooler.sh", "");
        member.program("psql", "echo 2");

        assertThat(member.run("hand-over.sh")).isZero();
        assertThat(folder.resolve("log")).hasContent("hand-over: stopping after 11 s with 2 connections of the pooler");
    }

    @Test
    void otherContainersWaitForTheEnd() {
        member.write(".hand-over", "");
        member.program(
                "sleep",
                "echo slept >>FOLDER/slept; [ \"$(wc -l <FOLDER/slept)\" -lt 4 ] || rm FOLDER/.hand-over"
                        .replace("FOLDER", folder.toString()));

        assertThat(member.run("await-hand-over.sh")).isZero();
        assertThat(folder.resolve("slept")).hasContent("slept\nslept\nslept\nslept\n");
    }

    @Test
    void theMarkForOtherContainersGoesWhenTheMemberStops() {
        member.write("obstacles", "nobody streams\n\n");
        member.program("sleep", "cp FOLDER/.hand-over FOLDER/mark-seen".replace("FOLDER", folder.toString()));

        assertThat(member.run("hand-over.sh")).isZero();
        assertThat(folder.resolve("mark-seen")).exists();
        assertThat(folder.resolve(".hand-over")).doesNotExist();
    }

    private void grace(int seconds) {
        member.write("pods/orders-1", """
                {
                  "metadata": {
                    "deletionGracePeriodSeconds": %d,
                    "name": "orders-1"
                  }
                }
                """.formatted(seconds));
    }
}
