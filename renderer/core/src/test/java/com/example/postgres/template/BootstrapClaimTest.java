package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the claim to make the data of the cluster. */
class BootstrapClaimTest {

    @TempDir
    private Path folder;

    private ScriptedMember member;

    @BeforeEach
    void hasAMemberOfACluster() {
        member = new ScriptedMember(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "initdb failed", "custom bootstrap failed"})
    void claimOfNobodyIsTakenBackIfNothingChangesMeanwhile(String state) {
        member.initialized("");
        pods(state, "uninitialized", "Pending");

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched"))
                .hasContent("{\"metadata\":{\"resourceVersion\":\"42\",\"annotations\":{\"initialize\":null}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "running custom bootstrap script, uninitialized",
        "initializing new cluster, uninitialized",
        "starting, replica",
        "crashed, replica",
        "stopped, standby_leader"
    })
    void claimOfAMemberThatWorksStays(String state, String role) {
        member.initialized("");
        pods(state, role, "Pending");

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
        assertThat(folder.resolve("log")).content().contains("orders-0 (" + state);
    }

    @Test
    void claimThatIsTakenUpDuringTheSecondLookStays() {
        member.initialized("");
        pods("stopped", "uninitialized", "Pending");
        member.write("pods.later", answer("initializing new cluster", "uninitialized", "Pending"));
        member.program("sleep", "mv FOLDER/pods.later FOLDER/pods");

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void claimStaysWhileAMemberThatRunsHasNotSaidWhatItDoes() {
        member.initialized("");
        pods("stopped", "uninitialized", "Running");

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
        assertThat(folder.resolve("log")).content().contains("orders-2 (status unknown)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}"})
    void claimStaysWhenTheApiServerDoesNotTellWhoWorks(String pods) {
        member.initialized("");
        if (!pods.isEmpty()) {
            member.write("pods", pods);
        }

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void clusterThatExistsHasNoClaim() {
        member.initialized(ScriptedMember.IDENTIFIER);
        pods("stopped", "uninitialized", "Pending");

        assertThat(member.run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
    }

    private void pods(String state, String role, String phaseOfTheOther) {
        member.write("pods", answer(state, role, phaseOfTheOther));
    }

    /** What one member said last, and one that has said nothing yet. */
    private static String answer(String state, String role, String phaseOfTheOther) {
        return """
                {"items": [
                  {"metadata": {"name": "orders-2"}, "status": {"phase": "%s"}},
                  {"metadata": {"name": "orders-0", "annotations": {
                    "status": "{\\"state\\": \\"%s\\", \\"role\\": \\"%s\\"}"}}, "status": {"phase": "Running"}}
                ]}
                """.formatted(phaseOfTheOther, state, role);
    }
}
