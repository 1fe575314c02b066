package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected manifests of the library and the examples; that they are what is rendered is proven there. */
class CommittedManifestsTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../..")
            .normalize();

    static List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path root : List.of(ROOT.resolve("renderer/core/src/test/golden"), ROOT.resolve("examples"))) {
            try (Stream<Path> cases = Files.list(root)) {
                cases.sorted()
                        .flatMap(folder -> Stream.of(folder.resolve("expected"), folder.resolve("rendered")))
                        .filter(Files::isDirectory)
                        .forEach(folders::add);
            }
        }
        assertThat(folders).hasSizeGreaterThan(5);
        return folders;
    }

    @ParameterizedTest
    @MethodSource("folders")
    void areSound(Path folder) throws IOException {
        ObjectSet manifests = read(folder);

        assertThat(manifests.objects().stream().flatMap(manifest -> TypedCheck.check(manifest).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void areCompleteButForSecretsAndWhatTheUserNames(Path folder) throws IOException {
        String written = Files.readString(folder.resolveSibling("cluster.yaml"));

        assertThat(ReferenceCheck.check(read(folder), List.of()))
                .extracting(violation -> violation.detail().replaceAll(".*\"(.*)\".*", "$1"))
                .allMatch(name -> written.contains(name) || name.matches(".*-(credentials|app|tls)"));
    }

    private static ObjectSet read(Path folder) throws IOException {
        List<Document> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                documents.addAll(
                        YamlReader.read(file.toString(), Files.readString(file)).documents());
            }
        }
        return ObjectReader.read(documents).set();
    }
}
