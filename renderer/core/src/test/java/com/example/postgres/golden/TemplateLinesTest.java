package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.SourceMap;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of a rendered object has the line of the template that prints it. */
class TemplateLinesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("../..");
    private static final Renderer RENDERER = new Renderer();

    @ParameterizedTest
    @ValueSource(strings = {"every-field", "bootstrap-job", "external-secret"})
    void theLineOfAValueHasItsKeyOrATagThatPrintsIt(String name) {
        GoldenCase golden = GoldenCase.all().stream()
                .filter(one -> one.name().equals("golden/" + name))
                .findFirst()
                .orElseThrow();
        InlineCluster cluster = new InlineCluster(RenderedText.render(tree(golden.cluster()), golden.target()));
        List<String> strays = new ArrayList<>();
        for (KubernetesObject object : cluster.rendered().manifests()) {
            SourceMap sources = RENDERER.sources(cluster.rendered().model(), object);
            for (FieldPath path : leaves(FieldPath.ROOT, object.tree())) {
                Position at = sources.locate(path);
                String line = line(at);
                String key = sources.nearest(path).lastName();
                boolean isPrinted = key.isEmpty() ? line.startsWith("- ") : line.contains(key);
                if (!isPrinted && !line.contains("{{")) {
                    strays.add(object + " " + path + " at " + at + ": " + line);
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void aValueOfAPartialHasTheLineOfThePartial() {
        InlineCluster cluster = InlineCluster.of("resources: {requests: {cpu: 500m}}");
        SourceMap sources = sources(cluster, "StatefulSet", "orders");
        FieldPath resources = FieldPath.of("spec", "template", "spec", "containers")
                .index(0)
                .field("resources")
                .field("requests")
                .field("cpu");

        assertThat(sources.locate(resources).source()).isEqualTo("templates/_partials/postgres-container.hbs");
        assertThat(line(sources.locate(resources))).isEqualTo("resources: {{resources}}");
        assertThat(sources.nearest(resources).lastName()).isEqualTo("resources");
        assertThat(line(sources.locate(FieldPath.of("spec", "replicas")))).isEqualTo("replicas: {{replicas}}");
        assertThat(sources.locate(FieldPath.of("spec", "replicas")).source())
                .isEqualTo("templates/patroni/statefulset.yaml.hbs");
    }

    @Test
    void aSettingOfAFileInAnObjectHasTheLineOfTheTemplateOfTheFile() {
        InlineCluster cluster = InlineCluster.of("patroni: {ttl: 40}");

        Position ttl = sources(cluster, "ConfigMap", "orders-config")
                .locate(FieldPath.of("metadata", "annotations", "config", "ttl"));
        assertThat(ttl.source()).isEqualTo("templates/patroni/dynamic-configuration.yaml.hbs");
        assertThat(line(ttl)).isEqualTo("ttl: {{ttl}}");
        assertThat(sources(cluster, "ConfigMap", "orders-scripts")
                        .locate(FieldPath.of("data", "start.sh"))
                        .source())
                .isEqualTo("templates/patroni/scripts/start.sh");
    }

    @Test
    void aKeyOfTheUserHasTheLineOfTheLoop() {
        InlineCluster cluster = InlineCluster.of("inheritedMetadata: {labels: {team: payments}}");

        Position team = sources(cluster, "StatefulSet", "orders").locate(FieldPath.of("metadata", "labels", "team"));
        assertThat(team.source()).isEqualTo("templates/_partials/labels.hbs");
        assertThat(line(team)).isEqualTo("{{name}}: {{value}}");
    }

    private static JsonNode tree(Path file) {
        try {
            return YamlReader.readTrusted(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceMap sources(InlineCluster cluster, String kind, String name) {
        return RENDERER.sources(
                cluster.rendered().model(),
                cluster.rendered().manifests().find(kind, name).orElseThrow());
    }

    private static List<FieldPath> leaves(FieldPath path, JsonNode node) {
        List<FieldPath> leaves = new ArrayList<>();
        node.properties().forEach(field -> leaves.addAll(leaves(path.field(field.getKey()), field.getValue())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves.addAll(leaves(path.index(i), node.get(i)));
        }
        return node.isValueNode() ? List.of(path) : leaves;
    }

    /** The text of the line; empty for a whole file. */
    private static String line(Position position) {
        try {
            List<String> lines = Files.readAllLines(ROOT.resolve(position.source()));
            return position.line() == 0
                    ? position.source()
                    : lines.get(position.line() - 1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
