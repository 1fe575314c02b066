package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The committed manifests of the library and the examples; that they are what is rendered is proven there. A case that is
 * committed as a difference from an example is rendered here.
 */
class CommittedManifestsTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("../..")
            .normalize();

    private static final Renderer RENDERER = new Renderer();

    /** The image table has no image of some major versions. */
    private static final RenderTarget TARGET = RenderTarget.gitops()
            .withNamespace("shop")
            .withImages(Map.of(ImageRole.POSTGRES, "registry.example.net/postgres"));

    static List<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        for (Path root : List.of(ROOT.resolve("renderer/core/src/test/golden"), ROOT.resolve("examples"))) {
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(folder -> Files.exists(folder.resolve("cluster.yaml")))
                        .sorted()
                        .forEach(cases::add);
            }
        }
        assertThat(cases).hasSizeGreaterThan(20);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areSound(Path folder) throws IOException {
        assertThat(manifests(folder).objects().stream().flatMap(manifest -> TypedCheck.check(manifest).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areCompleteButForSecretsAndWhatTheUserNames(Path folder) throws IOException {
        String written = Files.readString(folder.resolve("cluster.yaml"));

        assertThat(ReferenceCheck.check(manifests(folder), List.of()))
                .extracting(violation -> violation.detail().replaceAll(".*\"(.*)\".*", "$1"))
                .allMatch(name -> written.contains(name) || name.matches(".*-(credentials|app|tls)"));
    }

    private static ObjectSet manifests(Path folder) throws IOException {
        Optional<Path> committed = Stream.of("expected", "rendered")
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .findFirst();
        return committed.isPresent() ? read(committed.get()) : render(folder.resolve("cluster.yaml"));
    }

    private static ObjectSet render(Path cluster) throws IOException {
        Document document = documents(cluster).get(0);
        RenderResult result = RENDERER.render(document, TARGET);
        assertThat(result).as(result.violations().toString()).isInstanceOf(RenderResult.Rendered.class);
        return ((RenderResult.Rendered) result).manifests();
    }

    private static ObjectSet read(Path folder) throws IOException {
        List<Document> documents = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                documents.addAll(documents(file));
            }
        }
        return ObjectReader.read(documents).set();
    }

    private static List<Document> documents(Path file) throws IOException {
        return YamlReader.read(file.toString(), Files.readString(file)).documents();
    }
}
