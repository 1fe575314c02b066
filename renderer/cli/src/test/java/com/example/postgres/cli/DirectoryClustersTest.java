package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of a directory, and clusters that come and go. */
final class DirectoryClustersTest {

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

    private Run renderBoth(String... more) {
        Specs.write(directory, "orders.yaml", Specs.orders("objects: [a]"));
        Specs.write(directory, "users.yaml", Specs.cluster("people", "users", "objects: [u]"));
        return pgc(Stream.concat(Stream.of("render", "orders.yaml", "users.yaml", "-d", "out"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void writesSeveralClustersToDirectoriesOfTheirOwn() throws IOException {
        assertThat(renderBoth().code()).isZero();

        assertThat(files())
                .containsExactly(".pgc.inventory", "people/users/configmap-u.yaml", "shop/orders/configmap-a.yaml");
    }

    @Test
    void aSecondClusterChangesTheLayoutOnlyOnRequest() throws IOException {
        render("objects: [a]");

        Run refused = renderBoth();

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("nothing was written: several clusters do not fit the layout of out, which is flat")
                .contains("hint: --layout nested moves the files", "--layout flat");
        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml");
        assertThat(renderBoth("--check").code()).isEqualTo(1);

        assertThat(renderBoth("--layout", "nested").code()).isZero();

        assertThat(files())
                .containsExactly(".pgc.inventory", "people/users/configmap-u.yaml", "shop/orders/configmap-a.yaml");
        assertThat(renderBoth("--check").code()).isZero();
    }

    @Test
    void oneClusterKeepsTheNestedLayout() throws IOException {
        render("objects: [a]", "--layout", "nested");

        assertThat(render("objects: [a, b]").code()).isZero();

        assertThat(files())
                .containsExactly(".pgc.inventory", "shop/orders/configmap-a.yaml", "shop/orders/configmap-b.yaml");
        assertThat(render("objects: [a]", "--layout", "flat").code()).isZero();
        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml");
        assertThat(directory.resolve("out/shop")).doesNotExist();
    }

    @Test
    void severalClustersKeepTheFlatLayout() throws IOException {
        renderBoth("--layout", "flat");

        assertThat(renderBoth().code()).isZero();

        assertThat(files()).containsExactly(".pgc.inventory", "configmap-a.yaml", "configmap-u.yaml");
        Specs.write(directory, "again.yaml", Specs.cluster("again", "orders", "objects: [a]"));
        Run collision = pgc("render", "orders.yaml", "users.yaml", "again.yaml", "-d", "out");
        assertThat(collision.code()).isEqualTo(2);
        assertThat(collision.err()).contains("two clusters have the file configmap-a.yaml", "--layout nested");
    }

    @Test
    void removesTheFilesOfAClusterOnlyOnRequest() throws IOException {
        renderBoth();

        Run refused = render("objects: [a]");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("nothing was written: these clusters are no longer rendered", "\n  people/users\n")
                .contains("hint: if they should go, pass --prune-clusters");
        assertThat(files())
                .containsExactly(".pgc.inventory", "people/users/configmap-u.yaml", "shop/orders/configmap-a.yaml");
        assertThat(render("objects: [a]", "--check").out())
                .contains("extra    people/users/configmap-u.yaml (no longer rendered)");

        Run pruned = render("objects: [a]", "--prune-clusters");

        assertThat(pruned.code()).isZero();
        assertThat(pruned.err())
                .contains("warning: people/users is no longer rendered: its files are removed from out\n");
        assertThat(files()).containsExactly(".pgc.inventory", "shop/orders/configmap-a.yaml");
        assertThat(directory.resolve("out/people")).doesNotExist();
        assertThat(render("objects: [a]", "--prune-clusters").err()).doesNotContain("warning");
    }

    @Test
    void anotherClusterDoesNotReplaceTheOneOfTheDirectory() {
        render("objects: [a]");
        Specs.write(directory, "users.yaml", Specs.cluster("people", "users", "objects: [u]"));

        Run run = pgc("render", "users.yaml", "-d", "out");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("\n  shop/orders\n");
        assertThat(pgc("render", "users.yaml", "-d", "out", "--prune-clusters").code())
                .isZero();
    }

    @Test
    void removesNothingWhenAClusterIsNoLongerRecognized() throws IOException {
        Specs.write(directory, "in/orders.yaml", Specs.orders("version: '18', storage: {size: 1Gi}"));
        Specs.write(directory, "in/users.yaml", Specs.cluster("shop", "users", "version: '18', storage: {size: 1Gi}"));
        assertThat(Run.in(directory, "render", "in", "-d", "out").code()).isZero();
        List<String> before = files();
        Specs.write(
                directory,
                "in/users.yaml",
                Specs.cluster("shop", "users", "version: '18'").replace("postgres.example.com/v1alpha1", "v1"));

        assertThat(Run.in(directory, "render", "in", "-d", "out").code()).isEqualTo(3);
        Files.delete(directory.resolve("in/users.yaml"));
        assertThat(Run.in(directory, "render", "in", "-d", "out").code()).isEqualTo(1);

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void removesNothingThroughASymbolicLink() throws IOException {
        Specs.write(directory, "users.yaml", Specs.cluster("people", "users", "objects: [u]"));
        renderBoth();
        Files.move(directory.resolve("out/shop"), directory.resolve("moved"));
        Files.createSymbolicLink(directory.resolve("out/shop"), directory.resolve("moved"));

        Run run = pgc("render", "users.yaml", "-d", "out", "--prune-clusters");

        assertThat(run.code()).isZero();
        assertThat(directory.resolve("moved/orders/configmap-a.yaml")).exists();
        assertThat(directory.resolve("out/shop")).isSymbolicLink();
    }
}
