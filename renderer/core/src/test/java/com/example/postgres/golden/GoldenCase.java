package com.example.postgres.golden;

import com.example.postgres.target.RenderTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cluster and the manifests that are expected of it.
 *
 * @param name for messages
 * @param cluster the file with the spec
 * @param target what it is rendered for
 * @param expected folder of the manifests
 */
public record GoldenCase(String name, Path cluster, RenderTarget target, Path expected) {

    private static final Path CORE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path CASES = CORE.resolve("src/test/golden");
    private static final Path EXAMPLES = CORE.resolve("../../examples").normalize();

    /** The cases with the most and with the fewest scripts; together with the examples they hold every script. */
    private static final Set<String> CASES_WITH_SCRIPTS = Set.of("golden/bootstrap-job");

    /** The cases of this module and the examples. */
    public static List<GoldenCase> all() {
        return Stream.concat(in(CASES, "expected"), in(EXAMPLES, "rendered")).toList();
    }

    /** The example of the given name. */
    public static GoldenCase example(String name) {
        return of(EXAMPLES.resolve(name), "rendered");
    }

    /** Whether the expected manifests hold the text of the scripts, not only their checksums. */
    boolean scriptsInFull() {
        return !expected.startsWith(CASES) || CASES_WITH_SCRIPTS.contains(name);
    }

    private static Stream<GoldenCase> in(Path folder, String manifests) {
        try (Stream<Path> children = Files.list(folder)) {
            return children
                    .filter(child -> Files.exists(child.resolve("cluster.yaml")))
                    .sorted()
                    .map(child -> of(child, manifests))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase of(Path folder, String manifests) {
        return new GoldenCase(
                folder.subpath(folder.getNameCount() - 2, folder.getNameCount()).toString(),
                folder.resolve("cluster.yaml"),
                GoldenTarget.read(folder.resolve("target.properties")),
                folder.resolve(manifests));
    }

    @Override
    public String toString() {
        return name;
    }
}
