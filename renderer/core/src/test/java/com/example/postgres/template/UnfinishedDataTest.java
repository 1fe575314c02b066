package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the data of a member before Patroni starts, and of the claim to make those of the cluster. */
class UnfinishedDataTest {

    private static final String OWN = "7438282100000000001";

    /** Answers with the file of that name, and keeps what is sent. */
    private static final String KUBERNETES = """
            kubernetes_request() {
              case "$*" in
              *PATCH*) cat /tmp/claim-patch >FOLDER/patched ;;
              *) cat "FOLDER/${1#configmaps/}" 2>/dev/null ;;
              esac
            }
            """;

    @TempDir
    private Path folder;

    private Path data;
    private Path mark;
    private Path failed;

    @BeforeEach
    void hasAMemberOfACluster() {
        data = folder.resolve("volume/data");
        mark = folder.resolve("volume/data.unfinished");
        failed = folder.resolve("volume/data.failed");
        write("kubernetes.sh", KUBERNETES);
        Scripts.read(
                        "patroni/scripts",
                        "cluster-state.sh",
                        "unfinished-data.sh",
                        "bootstrap-claim.sh",
                        "working-members.py")
                .forEach(this::write);
        write("hostname", "orders-1\n");
        program("pg_controldata", "echo 'Database system identifier:           " + OWN + "'");
        program("sleep", "exit 0");
        leader("");
    }

    @Test
    void dataThatAreMadeFromNothingAreMarked() {
        configuration("");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(mark).exists();
    }

    /** Without a word of the API server, which may be away. */
    @ParameterizedTest
    @ValueSource(strings = {"global/pg_control", "postmaster.opts"})
    void dataWithoutTheMarkStay(String file) {
        write("volume/data/" + file, "");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).exists();
        assertThat(mark).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"initialize\": \"\""})
    void dataOfAClusterThatDoesNotExistYetAreSetAside(String annotation) {
        marked();
        configuration(annotation);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).doesNotExist();
        assertThat(failed.resolve("global/pg_control")).exists();
        assertThat(mark).exists();
    }

    @Test
    void unfinishedCopyIsRemovedWhereAnotherMemberLeads() {
        marked();
        initialized(OWN);
        leader("orders-0");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).doesNotExist();
        assertThat(failed).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders-1"})
    void whoMayHoldTheOnlyCopyKeepsIt(String leader) {
        marked();
        initialized(OWN);
        leader(leader);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).exists();
        assertThat(mark).doesNotExist();
    }

    @Test
    void filesOnWhichNoServerEverRanAreMadeAnew() {
        write("volume/data/base/1/1259", "");
        initialized(OWN);
        leader("orders-0");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).doesNotExist();
        assertThat(mark).exists();
    }

    @Test
    void nothingIsTouchedWhileTheApiServerIsAway() {
        marked();

        assertThat(run("unfinished-data.sh")).isEqualTo(1);

        assertThat(data).exists();
        assertThat(mark).exists();
    }

    @Test
    void claimOfNobodyIsTakenBackIfNothingChangesMeanwhile() {
        initialized("");
        pods("stopped", "uninitialized");

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched"))
                .hasContent("{\"metadata\":{\"resourceVersion\":\"42\",\"annotations\":{\"initialize\":null}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"running custom bootstrap script", "initializing new cluster", "running", "crashed"})
    void claimOfAMemberThatWorksStays(String state) {
        initialized("");
        pods(state, "uninitialized");

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
        assertThat(folder.resolve("log")).content().contains("orders-0 (" + state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}"})
    void claimStaysWhenTheApiServerDoesNotTellWhoWorks(String pods) {
        initialized("");
        if (!pods.isEmpty()) {
            write("pods", pods);
        }

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
    }

    @Test
    void clusterThatExistsHasNoClaim() {
        initialized(OWN);
        pods("stopped", "uninitialized");

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
    }

    private void marked() {
        write("volume/data/global/pg_control", "");
        write("volume/data.unfinished", "");
    }

    private void initialized(String identifier) {
        configuration(",\n      \"initialize\": \"" + identifier + "\"");
    }

    /** As the API server prints it for curl. */
    private void configuration(String annotation) {
        write("orders-config", """
                {
                  "metadata": {
                    "resourceVersion": "42",
                    "annotations": {
                      "config": "{\\"ttl\\":30,\\"loop_wait\\":10}"%s
                    }
                  }
                }
                """.formatted(annotation));
    }

    private void leader(String member) {
        String annotation = member.isEmpty() ? "" : "\n    \"leader\": \"" + member + "\"\n";
        write("orders-leader", "{\n  \"annotations\": {" + annotation + "}\n}\n");
    }

    /** Of this member, which an earlier run of it left busy, of one that has not spoken yet, and of another one. */
    private void pods(String state, String role) {
        write("pods", """
                {"items": [
                  {"metadata": {"name": "orders-1", "annotations": {"status": "{\\"state\\": \\"running\\"}"}}},
                  {"metadata": {"name": "orders-2"}},
                  {"metadata": {"name": "orders-0", "annotations": {
                    "status": "{\\"state\\": \\"%s\\", \\"role\\": \\"%s\\"}"}}}
                ]}
                """.formatted(state, role));
    }

    private int run(String script) {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", folder.resolve(script).toString());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder + ":" + environment.get("PATH"));
        environment.put("PGDATA", data.toString());
        environment.put("POSTGRES_BIN", folder.toString());
        environment.put("POD_SELECTOR", "cluster=orders");
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void program(String name, String text) {
        write(name, "#!/bin/sh\n" + text + "\n");
        try {
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        String here = text.replace("FOLDER", folder.toString())
                .replace("/etc/hostname", folder + "/hostname")
                .replace("/scripts/", folder + "/")
                .replace("/tmp/claim", folder + "/claim");
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), here);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
