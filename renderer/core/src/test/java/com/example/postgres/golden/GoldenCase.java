package com.example.postgres.golden;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.RenderTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A cluster and the manifests that are expected of it.
 *
 * @param name for messages
 * @param cluster the file with the spec
 * @param target what it is rendered for
 * @param expected what is committed of the rendered set
 * @param scriptsInFull whether that holds the text of scripts, not only their checksums
 */
public record GoldenCase(String name, Path cluster, RenderTarget target, Expectation expected, boolean scriptsInFull) {

    private static final Path CORE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path CASES = CORE.resolve("src/test/golden");
    private static final Path EXAMPLES = CORE.resolve("../../examples").normalize();

    /** Has the script that no example has. */
    private static final String CASE_WITH_SCRIPTS = "bootstrap-job";

    /** The cases of this module and the examples. */
    public static List<GoldenCase> all() {
        return Stream.concat(in(CASES).map(GoldenCase::ofCase), in(EXAMPLES).map(GoldenCase::ofExample))
                .toList();
    }

    /** The example of the given name. */
    public static GoldenCase example(String name) {
        return ofExample(EXAMPLES.resolve(name));
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.exists(child.resolve("cluster.yaml"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase ofExample(Path folder) {
        return of(folder, new GoldenFolder(folder.resolve("rendered")), true);
    }

    private static GoldenCase ofCase(Path folder) {
        boolean scriptsInFull = folder.endsWith(CASE_WITH_SCRIPTS);
        Path diff = folder.resolve("expected.diff");
        Expectation expected =
                Files.exists(diff) ? new GoldenDiff(diff, scriptsInFull) : new GoldenFolder(folder.resolve("expected"));
        return of(folder, expected, scriptsInFull);
    }

    private static GoldenCase of(Path folder, Expectation expected, boolean scriptsInFull) {
        return new GoldenCase(
                folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString(),
                folder.resolve("cluster.yaml"),
                GoldenTarget.read(folder.resolve("target.properties")),
                expected,
                scriptsInFull);
    }

    /** Text by file name of what is rendered. */
    SortedMap<String, String> rendered(boolean scriptsInFull) {
        ObjectSet manifests = Rendering.of(cluster, target);
        return Rendering.files(scriptsInFull ? manifests : ScriptChecksums.in(manifests));
    }

    @Override
    public String toString() {
        return name;
    }
}
