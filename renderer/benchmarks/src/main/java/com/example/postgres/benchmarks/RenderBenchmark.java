package com.example.postgres.benchmarks;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One example from the text of its spec to the text of its manifests, and the stages alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RenderBenchmark {

    private static final String SOURCE = "cluster.yaml";

    private final RenderTarget target = RenderTarget.gitops();
    private final Renderer renderer = new Renderer();

    private byte[] spec = new byte[0];
    private List<JsonNode> trees = List.of();
    private String manifests = "";

    /** Reads the example named by the system property {@code spec}. */
    @Setup
    public void readExample() throws IOException {
        spec = Files.readAllBytes(Path.of(System.getProperty("spec")));
        trees = render(document());
        manifests = CanonicalYaml.writeAll(trees);
    }

    /** Spec text to YAML text. */
    @Benchmark
    public String textToText() {
        return CanonicalYaml.writeAll(render(document()));
    }

    /** Reading the spec. */
    @Benchmark
    public Document readSpec() {
        return document();
    }

    /** Reading and validating the spec. */
    @Benchmark
    public List<Violation> readAndValidateSpec() {
        return renderer.validate(document(), target);
    }

    /** Reading, validating and rendering, without printing. */
    @Benchmark
    public List<JsonNode> renderTrees() {
        return render(document());
    }

    /** Printing the manifests. */
    @Benchmark
    public String writeManifests() {
        return CanonicalYaml.writeAll(trees);
    }

    /** Parsing as much text as the manifests have, which a render avoids. */
    @Benchmark
    public int parseManifests() {
        return YamlReader.read("manifests", manifests.getBytes(StandardCharsets.UTF_8))
                .documents()
                .size();
    }

    private Document document() {
        return YamlReader.read(SOURCE, spec).documents().get(0);
    }

    private List<JsonNode> render(Document document) {
        RenderResult result = renderer.render(document, target);
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered.manifests().objects().stream()
                    .map(KubernetesObject::tree)
                    .toList();
        }
        throw new IllegalStateException("the example is refused: " + result.violations());
    }
}
