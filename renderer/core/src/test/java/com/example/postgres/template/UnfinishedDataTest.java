package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @BeforeEach
    void hasAMemberOfACluster() {
        data = folder.resolve("volume/data");
        mark = folder.resolve("volume/data.unfinished");
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
        program(
                "sleep",
                "[ ! -e FOLDER/alive ] || sed -i \"s/\\\"renewTime\\\": .*/\\\"renewTime\\\": \\\"$$\\\"/\" FOLDER/orders-leader");
        configuration("");
        leads("", false);
    }

    @Test
    void dataThatAreMadeFromNothingAreMarked() {
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

    @Test
    void filesOnWhichNoServerEverRanAreMadeAnew() {
        write("volume/data/base/1/1259", "");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(data).doesNotExist();
        assertThat(mark).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup_label", "recovery.signal"})
    void unfinishedRestoreIsRemovedWhileTheClusterDoesNotExist(String file) {
        marked();
        write("volume/data/" + file, "");
        initialized("");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished");
    }

    /** Nobody knows whether they can be had again. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", \"initialize\": \"\""})
    void otherDataOfAClusterThatDoesNotExistAreSetAside(String annotation) {
        marked();
        write("volume/data.failed.20260101000000/PG_VERSION", "");
        configuration(annotation);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume())
                .hasSize(3)
                .contains("data.failed.20260101000000", "data.unfinished")
                .doesNotContain("data");
    }

    /** The mark of a member that became complete a moment ago. */
    @Test
    void dataOfAServerStayWhenTheClusterIsForgotten() {
        marked();
        write("volume/data/postmaster.opts", "");
        configuration("");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void dataOfABootstrapThatWasKilledAtItsEndAreSetAside() {
        marked();
        write("volume/data/postmaster.opts", "");
        initialized("");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).hasSize(2).contains("data.unfinished").doesNotContain("data");
    }

    @Test
    void dataOfTheLastLeaderStayAlsoWhenTheClusterIsForgotten() {
        marked();
        configuration("");
        leads("orders-1", false);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void unfinishedCopyIsRemovedWhileAnotherMemberLeads() {
        marked();
        initialized(OWN);
        leads("orders-0", true);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished");
    }

    /** With the mark, so that the next start judges anew. */
    @ParameterizedTest
    @CsvSource({"'', false", "orders-1, true", "orders-0, false"})
    void whoMayHoldTheOnlyCopyKeepsIt(String leader, boolean alive) {
        marked();
        initialized(OWN);
        leads(leader, alive);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void dataOfAnotherClusterStay() {
        marked();
        initialized("7438282100000000002");
        leads("orders-0", true);

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void removalThatWasCutShortIsFinished() {
        write("volume/data.removed/global/pg_control", "");
        write("volume/space/PG_18_202506291/1/16384", "");
        link("volume/data.removed/pg_tblspc/16385", "volume/space");

        assertThat(run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished", "space");
        assertThat(folder.resolve("volume/space")).isEmptyDirectory();
    }

    @Test
    void memberDoesNotStartWhenDataCannotBeMoved() {
        marked();
        write("volume/data/recovery.signal", "");
        initialized("");
        program("mv", "exit 1");

        assertThat(run("unfinished-data.sh")).isEqualTo(1);

        assertThat(data.resolve("global/pg_control")).exists();
    }

    @Test
    void nothingIsTouchedWhileTheApiServerIsAway() throws IOException {
        marked();
        Files.delete(folder.resolve("orders-config"));

        assertThat(run("unfinished-data.sh")).isEqualTo(1);

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "initdb failed", "custom bootstrap failed"})
    void claimOfNobodyIsTakenBackIfNothingChangesMeanwhile(String state) {
        initialized("");
        pods(state, "uninitialized", "Pending");

        assertThat(run("bootstrap-claim.sh")).isZero();

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
        initialized("");
        pods(state, role, "Pending");

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
        assertThat(folder.resolve("log")).content().contains("orders-0 (" + state);
    }

    @Test
    void claimStaysWhileAMemberThatRunsHasNotSaidWhatItDoes() {
        initialized("");
        pods("stopped", "uninitialized", "Running");

        assertThat(run("bootstrap-claim.sh")).isZero();

        assertThat(folder.resolve("patched")).doesNotExist();
        assertThat(folder.resolve("log")).content().contains("orders-2 (has not said)");
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
        pods("stopped", "uninitialized", "Pending");

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

    /** A leader that lives renews its lock while others sleep. */
    private void leads(String member, boolean alive) {
        String annotation = member.isEmpty() ? "" : "\n    \"leader\": \"" + member + "\",\n    \"renewTime\": \"1\"\n";
        write("orders-leader", "{\n  \"annotations\": {" + annotation + "}\n}\n");
        if (alive) {
            write("alive", "");
        }
    }

    /** What one member said last, and one that has said nothing yet. */
    private void pods(String state, String role, String phaseOfTheOther) {
        write("pods", """
                {"items": [
                  {"metadata": {"name": "orders-2"}, "status": {"phase": "%s"}},
                  {"metadata": {"name": "orders-0", "annotations": {
                    "status": "{\\"state\\": \\"%s\\", \\"role\\": \\"%s\\"}"}}, "status": {"phase": "Running"}}
                ]}
                """.formatted(phaseOfTheOther, state, role));
    }

    private List<String> volume() {
        try (Stream<Path> files = Files.list(folder.resolve("volume"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void link(String name, String target) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createSymbolicLink(folder.resolve(name), folder.resolve(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
