package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.proof.security.PodSecurityProof;
import com.example.postgres.typed.TypedCheck;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRenderTest {

    /** The typed check knows the kinds of Kubernetes that have a namespace. */
    private static final List<String> UNKNOWN_KINDS =
            List.of("ClusterRole", "ClusterRoleBinding", "PostgresCluster", "ServiceMonitor");

    @SuppressWarnings("unused") // by FieldSource
    static final List<HelmChart> CHARTS = HelmChart.ALL;

    static List<ChartCase> cases() {
        return ChartCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersExactlyTheCommittedText(ChartCase chartCase) {
        new CommittedFile(chartCase.expected()).assertIs(chartCase.rendered());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rendersWhatKubernetesReadsWithoutALoss(ChartCase chartCase) {
        ObjectSet objects = HelmChart.objects(chartCase.rendered());

        assertThat(objects.objects()).isNotEmpty();
        for (KubernetesObject object : objects) {
            if (!UNKNOWN_KINDS.contains(object.id().kind())) {
                assertThat(TypedCheck.check(object)).as(object.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyPodMeetsTheLevelRestricted(ChartCase chartCase) {
        ObjectSet objects = HelmChart.objects(chartCase.rendered());

        assertThat(PodSecurityProof.of(objects).findings()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CHARTS")
    void everyValueIsSetInACase(HelmChart chart) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (ChartCase chartCase : ChartCase.of(chart)) {
            cases.add(tree(chartCase.values()));
        }

        assertThat(leaves(tree(chart.folder().resolve("values.yaml")), ""))
                .allSatisfy(path -> assertThat(cases)
                        .as(path)
                        .anyMatch(values -> !values.at(path).isMissingNode()));
    }

    private static JsonNode tree(Path file) throws IOException {
        return YamlReader.readTrusted(file.toString(), Files.readString(file));
    }

    /** The JSON pointers of all values that are not maps of others. */
    private static List<String> leaves(JsonNode values, String path) {
        return values.isObject() && !values.isEmpty()
                ? values.properties().stream()
                        .flatMap(entry -> leaves(entry.getValue(), path + "/" + entry.getKey()).stream())
                        .toList()
                : List.of(path);
    }

    @ParameterizedTest
    @FieldSource("CHARTS")
    void lintHasNothingToSay(HelmChart chart) {
        LintResult result = chart.lint();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
        assertThat(result.getMessages()).noneMatch(message -> message.contains("[WARNING]"));
    }

    @ParameterizedTest
    @FieldSource("CHARTS")
    void everyExpectedTextHasItsValues(HelmChart chart) {
        List<ChartCase> cases = ChartCase.of(chart);

        assertThat(ChartCase.files(chart))
                .as("a file that belongs to no case is stale: delete it")
                .hasSize(2 * cases.size())
                .containsAll(cases.stream().map(ChartCase::expectedName).toList());
    }
}
