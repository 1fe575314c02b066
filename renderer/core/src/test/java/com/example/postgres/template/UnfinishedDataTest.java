package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the data of a member before Patroni starts. */
class UnfinishedDataTest {

    @TempDir
    private Path folder;

    private Path data;
    private Path mark;
    private ScriptedMember member;

    @BeforeEach
    void hasAMemberOfACluster() {
        data = folder.resolve("volume/data");
        mark = folder.resolve("volume/data.unfinished");
        member = new ScriptedMember(folder);
        leads("", false);
    }

    @Test
    void dataThatAreMadeFromNothingAreMarked() {
        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(mark).exists();
    }

    /** Without a word of the API server, which may be away. */
    @ParameterizedTest
    @ValueSource(strings = {"global/pg_control", "postmaster.opts"})
    void dataWithoutTheMarkStay(String file) {
        member.write("volume/data/" + file, "");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(data).exists();
        assertThat(mark).doesNotExist();
    }

    @Test
    void filesOnWhichNoServerEverRanAreMadeAnew() {
        member.write("volume/data/base/1/1259", "");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(data).doesNotExist();
        assertThat(mark).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup_label", "recovery.signal"})
    void unfinishedRestoreIsRemovedWhileTheClusterDoesNotExist(String file) {
        marked();
        member.write("volume/data/" + file, "");
        member.initialized("");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished");
    }

    /** Nobody knows whether they can be had again. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", \"initialize\": \"\""})
    void otherDataOfAClusterThatDoesNotExistAreSetAside(String annotation) {
        marked();
        member.write("volume/data.failed.20260101000000/PG_VERSION", "");
        member.configuration(annotation);

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume())
                .hasSize(3)
                .contains("data.failed.20260101000000", "data.unfinished")
                .doesNotContain("data");
    }

    /** The mark of a member that became complete a moment ago. */
    @Test
    void dataOfAServerStayWhenTheClusterIsForgotten() {
        marked();
        member.write("volume/data/postmaster.opts", "");
        member.configuration("");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void dataOfABootstrapThatWasKilledAtItsEndAreSetAside() {
        marked();
        member.write("volume/data/postmaster.opts", "");
        member.initialized("");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).hasSize(2).contains("data.unfinished").doesNotContain("data");
    }

    @Test
    void dataOfTheLastLeaderStayAlsoWhenTheClusterIsForgotten() {
        marked();
        member.configuration("");
        leads("orders-1", false);

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void unfinishedCopyIsRemovedWhileAnotherMemberLeads() {
        marked();
        member.initialized(ScriptedMember.IDENTIFIER);
        leads("orders-0", true);

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished");
    }

    /** With the mark, so that the next start judges anew. */
    @ParameterizedTest
    @CsvSource({"'', false", "orders-1, true", "orders-0, false"})
    void whoMayHoldTheOnlyCopyKeepsIt(String leader, boolean alive) {
        marked();
        member.initialized(ScriptedMember.IDENTIFIER);
        leads(leader, alive);

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void dataOfAnotherClusterStay() {
        marked();
        member.initialized("7438282100000000002");
        leads("orders-0", true);

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    @Test
    void removalThatWasCutShortIsFinished() {
        member.write("volume/data.removed/global/pg_control", "");
        member.write("volume/space/PG_18_202506291/1/16384", "");
        link("volume/data.removed/pg_tblspc/16385", "volume/space");

        assertThat(member.run("unfinished-data.sh")).isZero();

        assertThat(volume()).containsExactly("data.unfinished", "space");
        assertThat(folder.resolve("volume/space")).isEmptyDirectory();
    }

    @Test
    void memberDoesNotStartWhenDataCannotBeMoved() {
        marked();
        member.write("volume/data/recovery.signal", "");
        member.initialized("");
        member.program("mv", "exit 1");

        assertThat(member.run("unfinished-data.sh")).isEqualTo(1);

        assertThat(data.resolve("global/pg_control")).exists();
    }

    @Test
    void nothingIsTouchedWhileTheApiServerIsAway() throws IOException {
        marked();
        Files.delete(folder.resolve("orders-config"));

        assertThat(member.run("unfinished-data.sh")).isEqualTo(1);

        assertThat(volume()).containsExactly("data", "data.unfinished");
    }

    private void marked() {
        member.write("volume/data/global/pg_control", "");
        member.write("volume/data.unfinished", "");
    }

    /** A leader that lives renews its lock while others sleep. */
    private void leads(String leader, boolean alive) {
        String annotation = leader.isEmpty() ? "" : "\n    \"leader\": \"" + leader + "\",\n    \"renewTime\": \"1\"\n";
        member.write("orders-leader", "{\n  \"annotations\": {" + annotation + "}\n}\n");
        if (alive) {
            member.write("alive", "");
        }
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
}
