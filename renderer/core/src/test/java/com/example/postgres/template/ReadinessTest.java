package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a member is Ready, by what Patroni answers. */
class ReadinessTest {

    private static final int NOT_READY = 1;

    private static final String SYNCHRONOUS = "{\"ttl\": 30, \"synchronous_mode\": true}";
    private static final String ASYNCHRONOUS = "{\"ttl\": 30, \"synchronous_mode\": false}";

    /** Answers from files, by host and path; hosts without a folder do not answer, paths without a file are refused. */
    private static final String CURL = """
            for address; do :; done
            place=${address#*://}
            echo "$place" >>FOLDER/asked
            [ -d "FOLDER/http/${place%%/*}" ] || exit 7
            cat "FOLDER/http/${place%%\\?*}" 2>/dev/null || exit 22
            """;

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void hasAMemberWithPatroni() throws IOException {
        member = new ScriptedMember(folder);
        TemplateFiles.scripts("patroni/scripts", "readiness.sh", "patroni-api.sh")
                .forEach(member::write);
        member.program("curl", CURL.replace("FOLDER", folder.toString()));
        Files.createDirectories(folder.resolve("http/localhost:8008"));
        answer("config", SYNCHRONOUS);
    }

    @Test
    void primaryIsReadyWithoutAnyStandby() {
        leads();
        cluster(member("orders-1", "leader", "running"));

        assertThat(readiness()).isZero();
    }

    @Test
    void leaderOfAStandbyClusterThatCannotFollowIsNotReady() throws IOException {
        leads();
        cluster(member("orders-1", "standby_leader", "running"));
        Files.writeString(folder.resolve("member-stranded"), "");

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    @Test
    void standbyThatStartsIsNotReadyWhileNobodyCouldBePromoted() {
        streams();
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "streaming"));

        assertThat(readiness()).isEqualTo(NOT_READY);

        cluster(member("orders-0", "leader", "running"), member("orders-1", "sync_standby", "streaming"));
        assertThat(readiness()).isZero();
    }

    @Test
    void standbyThatStartsIsReadyOnceAnotherOneCouldBePromoted() {
        streams();
        cluster(
                member("orders-0", "leader", "running"),
                member("orders-1", "replica", "streaming"),
                member("orders-2", "quorum_standby", "streaming"));

        assertThat(readiness()).isZero();
    }

    @Test
    void synchronousStandbyThatDoesNotStreamDoesNotCount() {
        streams();
        cluster(
                member("orders-0", "leader", "running"),
                member("orders-1", "replica", "streaming"),
                member("orders-2", "sync_standby", "stopped"));

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ASYNCHRONOUS,
                "{\"ttl\": 30, \"synchronous_mode\": \"off\"}",
                "{\"ttl\": 30}",
                "{\"synchronous_mode\": true, \"standby_cluster\": {\"host\": \"db\"}}"
            })
    void withoutSynchronousStandbysAReplicaIsReadyWhenItStreams(String configuration) {
        answer("config", configuration);
        streams();
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "streaming"));

        assertThat(readiness()).isZero();
    }

    @Test
    void oneThatWasReadyStaysSoWithoutASynchronousStandby() {
        wasReady();
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "streaming"));

        assertThat(readiness()).isZero();
    }

    @Test
    void readyMemberAsksOnce() throws IOException {
        wasReady();
        Files.delete(folder.resolve("asked"));

        assertThat(readiness()).isZero();
        assertThat(folder.resolve("asked")).hasContent("localhost:8008/readiness?lag=1GB");
    }

    @Test
    void replicaStaysReadyWhileThePrimaryIsAway() {
        wasReady();
        streamsNoMore();
        answer("replica", "{}");
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "running"));

        assertThat(readiness()).as("lost its power").isZero();

        cluster(member("orders-0", "replica", "running"), member("orders-1", "replica", "running"));
        assertThat(readiness()).as("lost its lock").isZero();

        delete("cluster");
        assertThat(readiness()).as("nobody knows").isZero();
    }

    @Test
    void replicaThatDoesNotStreamFromALivingPrimaryIsNotReady() {
        wasReady();
        streamsNoMore();
        answer("replica", "{}");
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "running"));
        member.write("http/orders-0:8008/leader", "{}");

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    @Test
    void replicaThatNeverStreamedIsNotReadyWithoutAPrimary() {
        answer("replica", "{}");
        cluster(member("orders-1", "replica", "running"));

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    @Test
    void replicaWhoseServerStoppedWaitsForASynchronousStandbyAgain() {
        wasReady();
        streamsNoMore();
        assertThat(readiness()).isEqualTo(NOT_READY);

        streams();
        cluster(member("orders-0", "leader", "running"), member("orders-1", "replica", "streaming"));

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    @Test
    void memberWhosePatroniDoesNotAnswerIsNotReady() throws IOException {
        Files.delete(folder.resolve("http/localhost:8008/config"));
        Files.delete(folder.resolve("http/localhost:8008"));

        assertThat(readiness()).isEqualTo(NOT_READY);
    }

    private int readiness() {
        return member.run("readiness.sh");
    }

    private void leads() {
        streams();
        answer("leader", "{}");
    }

    private void streams() {
        answer("readiness", "");
    }

    private void streamsNoMore() {
        delete("readiness");
    }

    private void wasReady() {
        streams();
        cluster(member("orders-0", "leader", "running"), member("orders-1", "sync_standby", "streaming"));
        assertThat(readiness()).isZero();
    }

    private void cluster(String... members) {
        answer("cluster", "{\"members\": [" + String.join(", ", members) + "], \"scope\": \"orders\"}");
    }

    /** As Patroni prints it. */
    private static String member(String name, String role, String state) {
        return "{\"name\": \"%1$s\", \"role\": \"%2$s\", \"state\": \"%3$s\", \"api_url\": \"http://%1$s:8008/patroni\", \"port\": 5432}"
                .formatted(name, role, state);
    }

    private void answer(String path, String text) {
        member.write("http/localhost:8008/" + path, text);
    }

    private void delete(String path) {
        try {
            Files.delete(folder.resolve("http/localhost:8008").resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
