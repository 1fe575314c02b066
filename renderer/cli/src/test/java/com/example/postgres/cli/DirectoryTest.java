package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path directory;

    private Run render(String spec, String... more) {
        Specs.write(directory, "orders.yaml", Specs.orders(spec));
        return pgc(Stream.concat(Stream.of("render", "orders.yaml", "-d", "out"), Stream.of(more))
                .toArray(String[]::new));
    }

    private Run pgc(String... arguments) {
        return Run.in(directory, "", new FakeLibrary(), arguments);
    }

    private List<String> files() throws IOException {
        Path out = directory.resolve("out");
        try (Stream<Path> all = Files.walk(out)) {
            return List.copyOf(new TreeSet<>(all.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .toList()));
        }
    }

    @Test
    void writesOneFileForEachObjectAndTheInventory() throws IOException {
        Run run = render("objects: [a, b]");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).endsWith("out: 2 written, 0 unchanged, 0 removed\n");
        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml", "configmap-b.yaml");
        assertThat(Specs.read(directory, "out/configmap-a.yaml")).startsWith("---\napiVersion: v1\n");
        assertThat(Specs.read(directory, "out/.pgc.inventory")).matches("""
                        # pgc inventory 1: .*
                        # layout: flat
                        # cluster: shop/orders
                        (# guarded: shop/orders spec.*
                        )+[0-9a-f]{64}  configmap-a.yaml
                        [0-9a-f]{64}  configmap-b.yaml
                        """);
    }

    @Test
    void touchesNothingWhenNothingChanges() throws IOException {
        render("objects: [a, b]");
        for (String file : files()) {
            Files.setLastModifiedTime(directory.resolve("out").resolve(file), LONG_AGO);
        }

        Run run = render("objects: [a, b]");

        assertThat(run.err()).endsWith("out: 0 written, 2 unchanged, 0 removed\n");
        for (String file : files()) {
            assertThat(Files.getLastModifiedTime(directory.resolve("out").resolve(file)))
                    .isEqualTo(LONG_AGO);
        }
    }

    @Test
    void removesOnlyWhatItWrote() throws IOException {
        render("objects: [a, b]");
        Specs.write(directory, "out/kustomization.yaml", "resources: []\n");

        Run run = render("objects: [a]");

        assertThat(run.err()).endsWith("out: 0 written, 1 unchanged, 1 removed\n");
        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml", "kustomization.yaml");
    }

    @Test
    void overwritesEditedFilesAndSaysSo() {
        render("objects: [a]");
        Specs.write(directory, "out/configmap-a.yaml", "edited: true\n");

        Run run = render("objects: [a]");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning: overwrote manual edits in out/configmap-a.yaml");
        assertThat(Specs.read(directory, "out/configmap-a.yaml")).startsWith("---\napiVersion");
    }

    @Test
    void keepsAnEditedFileThatIsNoLongerRenderedUntilItIsGone() throws IOException {
        render("objects: [a, b]");
        Specs.write(directory, "out/configmap-b.yaml", "edited: true\n");

        for (int i = 0; i < 2; i++) {
            Run run = render("objects: [a]");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("out/configmap-b.yaml is no longer rendered, but was edited by hand");
            assertThat(Specs.read(directory, "out/configmap-b.yaml")).isEqualTo("edited: true\n");
            assertThat(render("objects: [a]", "--check").out()).contains("edited   configmap-b.yaml");
        }
        Files.delete(directory.resolve("out/configmap-b.yaml"));

        assertThat(render("objects: [a]").code()).isZero();
        assertThat(render("objects: [a]", "--check").code()).isZero();
        assertThat(Specs.read(directory, "out/.pgc.inventory")).doesNotContain("configmap-b");
    }

    @Test
    void neverTouchesAForeignFileAndWritesNothingWhenOneIsInTheWay() throws IOException {
        Specs.write(directory, "out/configmap-b.yaml", "mine: true\n");

        Run run = render("objects: [a, b]");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err())
                .contains("nothing was written")
                .contains("out/configmap-b.yaml: not in the inventory")
                .contains("hint: move them out of the way");
        assertThat(files()).containsExactly("configmap-b.yaml");
        assertThat(Specs.read(directory, "out/configmap-b.yaml")).isEqualTo("mine: true\n");
    }

    @Test
    void adoptsAFileWithTheSameContent() {
        render("objects: [a]");
        assertThat(directory.resolve("out/.pgc.inventory").toFile().delete()).isTrue();

        assertThat(render("objects: [a]", "--check").out()).isEqualTo("missing  .pgc.inventory\n");
        assertThat(render("objects: [a]").code()).isZero();
        assertThat(render("objects: [a]", "--check").code()).isZero();
    }

    @Test
    void followsNoSymbolicLink() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Specs.write(directory, "outside/precious.yaml", "mine: true\n");
        Specs.write(directory, "users.yaml", Specs.cluster("people", "users", "objects: [u]"));
        Files.createDirectory(directory.resolve("out"));

        Files.createSymbolicLink(directory.resolve("out/configmap-a.yaml"), outside.resolve("precious.yaml"));
        Run file = render("objects: [a]");
        Files.createSymbolicLink(directory.resolve("out/shop"), outside);
        Run parent = pgc("render", "orders.yaml", "users.yaml", "-d", "out");
        Files.delete(directory.resolve("out/configmap-a.yaml"));
        Files.createSymbolicLink(directory.resolve("out/.pgc.inventory"), outside.resolve("precious.yaml"));
        Run inventory = render("objects: [a]");

        assertThat(List.of(file.code(), parent.code(), inventory.code())).containsOnly(5);
        assertThat(file.err()).contains("a symbolic link is in the way: ");
        assertThat(parent.err()).contains("a symbolic link is in the way: ");
        assertThat(Specs.read(directory, "outside/precious.yaml")).isEqualTo("mine: true\n");
        assertThat(outside.toFile().list()).containsExactly("precious.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "link/below"})
    void namesALinkThatLeadsNowhere(String name) throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("gone"));
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a]"));

        Run run = pgc("render", "orders.yaml", "-d", name);

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err())
                .contains("-d " + name + ": " + directory.resolve("link") + " is a symbolic link that leads nowhere")
                .contains("hint: remove the link, or create the directory that it names")
                .doesNotContain("run the same command again");
    }

    @Test
    void checkListsWhatDiffersAndWritesNothing() throws IOException {
        render("objects: [stale, edited, missing, extra]");
        Specs.write(directory, "out/configmap-edited.yaml", "edited: true\n");
        Specs.write(directory, "out/configmap-foreign.yaml", "mine: true\n");
        Files.delete(directory.resolve("out/configmap-missing.yaml"));
        List<String> before = files();

        Run run = render("objects: [stale, edited, missing, foreign], value: 2", "--check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                        stale    .pgc.inventory
                        edited   configmap-edited.yaml
                        extra    configmap-extra.yaml (no longer rendered)
                        foreign  configmap-foreign.yaml (not in the inventory)
                        missing  configmap-missing.yaml
                        stale    configmap-stale.yaml
                        """);
        assertThat(run.err()).contains("out is out of date: 6 files to change");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void checkOfADirectoryThatIsNotThereListsEverything() {
        Run run = render("objects: [a]", "--check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("missing  .pgc.inventory\nmissing  configmap-a.yaml\n");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void refusesDirectoriesThatAreMistakes() throws IOException {
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a]"));
        Files.createDirectories(directory.resolve("repository/.git"));

        assertThat(pgc("render", "orders.yaml", "-d", "/").code()).isEqualTo(2);
        Run repository = pgc("render", "orders.yaml", "-d", "repository");
        assertThat(repository.code()).isEqualTo(2);
        assertThat(repository.err()).contains("the root of a Git repository").contains("-d repository/rendered");
        assertThat(pgc("render", "orders.yaml", "-d", "orders.yaml").code()).isEqualTo(5);
        assertThat(pgc("render", "orders.yaml", "-d", "orders.yaml/out").code()).isEqualTo(5);
        assertThat(pgc("render", "orders.yaml", "-d", "/proc/pgc").code()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../orders.yaml", "/etc/passwd", "a/../../orders.yaml", "a//b", ".git/config", "", "a\tb"})
    void refusesAnInventoryThatLeadsElsewhere(String path) {
        render("objects: [a]");
        Specs.write(
                directory,
                "out/.pgc.inventory",
                Specs.read(directory, "out/.pgc.inventory") + "0".repeat(64) + "  " + path + "\n");

        Run run = render("objects: [b]");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("out/.pgc.inventory is not an inventory").contains("hint: ");
        assertThat(directory.resolve("out/configmap-b.yaml")).doesNotExist();
    }

    @Test
    void refusesAnInventoryOfAnotherVersion() {
        Specs.write(directory, "out/.pgc.inventory", "# pgc inventory 2: the files\n");

        assertThat(render("objects: [a]").err()).contains("out/.pgc.inventory is not an inventory");
    }

    @Test
    void survivesAMergeConflictInTheInventory() throws IOException {
        render("objects: [a, b]");
        String ours = Specs.read(directory, "out/.pgc.inventory");
        String theirs = ours.replace("configmap-b.yaml", "configmap-c.yaml");
        Specs.write(
                directory, "out/.pgc.inventory", "<<<<<<< HEAD\n" + ours + "=======\n" + theirs + ">>>>>>> branch\n");

        assertThat(render("objects: [a]").code()).isZero();

        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml");
        assertThat(render("objects: [a]", "--check").code()).isZero();
    }

    @Test
    void refusesADirectoryThatAnotherRunIsWriting() throws IOException {
        render("objects: [a]");
        Path file = directory.resolve("out/.pgc.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Run run = render("objects: [b]");

            assertThat(lock.isValid()).isTrue();
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.err()).contains("another pgc is writing to");
            assertThat(directory.resolve("out/configmap-b.yaml")).doesNotExist();
        }

        assertThat(render("objects: [b]").code()).isZero();
        assertThat(file).doesNotExist();
    }

    @Test
    void repairsADirectoryAfterTheDiskWasFull() throws IOException {
        Path small = Path.of(System.getProperty("pgc.test.smallDisk", "/nonexistent"));
        assumeThat(small)
                .as("a file system of at most 64 KiB, given as pgc.test.smallDisk")
                .isDirectory();
        FileStore store = Files.getFileStore(small);
        assumeThat(store.getTotalSpace()).isLessThanOrEqualTo(65536);
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a, b], value: " + "x".repeat(50_000)));

        Run full = pgc("render", "orders.yaml", "-d", small + "/out");
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a, b]"));
        Run repaired = pgc("render", "orders.yaml", "-d", small + "/out");

        assertThat(full.code()).isEqualTo(5);
        assertThat(full.err()).contains("the disk is full").contains("hint: run the same command again");
        assertThat(repaired.code()).isZero();
        assertThat(small.resolve("out").toFile().list())
                .containsExactlyInAnyOrder(".pgc.inventory", "configmap-a.yaml", "configmap-b.yaml");
    }

    @Test
    void writesNamesAndValuesInUtf8() {
        render("objects: [a], value: 'grüße 日本'");

        assertThat(Specs.read(directory, "out/configmap-a.yaml")).contains("grüße 日本");
    }
}
