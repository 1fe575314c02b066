package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plain install is what the chart renders to with its default values: one file per object, named as its template, in the
 * folder {@code rbac} or {@code operator}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainInstallTest {

    private static final Path FOLDER = HelmChart.OPERATOR.folder().resolve("install");
    private static final Pattern SOURCE =
            Pattern.compile("---\n# Source: postgres-operator/templates/(rbac/)?([a-z-]+\\.yaml)\n");
    private static final Pattern HELM_LABELS =
            Pattern.compile("(?m)^ +(helm\\.sh/chart|app\\.kubernetes\\.io/managed-by): .*\n");
    private static final String KUSTOMIZATION = "kustomization.yaml";

    /** No object of the chart: Helm creates the namespace. */
    private static final String NAMESPACE = "rbac/namespace.yaml";

    private final SortedMap<String, String> files = new TreeMap<>();

    @BeforeAll
    void render(@TempDir Path folder) throws IOException {
        String rendered = HelmChart.OPERATOR.template(Files.writeString(folder.resolve("values.yaml"), "{}"));
        Matcher source = SOURCE.matcher(rendered);
        List<String> texts = SOURCE.splitAsStream(rendered).skip(1).toList();
        for (String text : texts) {
            assertThat(source.find()).isTrue();
            String name = (source.group(1) == null ? "operator/" : "rbac/") + source.group(2);
            assertThat(files).as("one object a template").doesNotContainKey(name);
            files.put(name, HELM_LABELS.matcher(text).replaceAll(""));
        }
        files.put("operator/" + KUSTOMIZATION, kustomization("operator/"));
        files.put("rbac/" + KUSTOMIZATION, kustomization("rbac/"));
    }

    private String kustomization(String folder) {
        return Stream.concat(files.keySet().stream(), Stream.of(NAMESPACE))
                .filter(name -> name.startsWith(folder))
                .map(name -> "  - " + name.substring(folder.length()) + "\n")
                .sorted()
                .collect(Collectors.joining(
                        "", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n", ""));
    }

    @Test
    void isWhatTheChartRendersTo() {
        files.forEach((name, text) -> new CommittedFile(FOLDER.resolve(name)).assertIs(text));
    }

    @Test
    void hasNoOtherFiles() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>(files);
        expected.put(NAMESPACE, "");
        expected.put(KUSTOMIZATION, "");

        try (Stream<Path> found = Files.walk(FOLDER)) {
            assertThat(found.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString()))
                    .as("a file that the chart does not render is stale: delete it")
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
        }
    }
}
