package com.example.postgres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodStateTest {

    private static final String ASKED =
            "[{manager: postgres-operator, operation: Update, subresource: resize, time: \"2026-11-29T12:00:00Z\", fieldsV1:"
                    + " {f:spec: {f:containers: {'k:{\"name\":\"postgres\"}': {f:resources: {f:requests: {f:cpu: {}}}}}}}}]";

    private static final String RESOURCES =
            "{containers: [{name: postgres, resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2}}}]}";

    private static String condition(String type, String time) {
        return "{type: " + type + ", status: \"True\", reason: Deferred, lastTransitionTime: \"" + time + "\"}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | false | -",
                "- | - | true | 2026-11-29T12:00:00Z",
                "- | 2026-11-29T12:00:07Z | true | 2026-11-29T12:00:07Z",
                "2026-11-29T12:05:00Z | - | true | 2026-11-29T12:05:00Z",
                "2026-11-29T12:05:00Z | 2026-11-29T12:07:00Z | true | 2026-11-29T12:07:00Z",
                // a condition of the resize before: its time stays while its reason is the same
                "2026-11-29T08:00:00Z | - | true | 2026-11-29T12:00:00Z",
                "2026-11-29T08:00:00Z | - | false | 2026-11-29T08:00:00Z",
            })
    void aResizeBeginsWhenItIsAskedForOrWhenTheKubeletChangesItsMind(
            String pending, String inProgress, boolean isAsked, Instant since) {
        String conditions = (pending == null ? "" : condition("PodResizePending", pending) + ",")
                + (inProgress == null ? "" : condition("PodResizeInProgress", inProgress));
        PodState pod = PodState.of(YamlReader.readTrusted(
                "pod",
                "{metadata: {name: orders-0, managedFields: " + (isAsked ? ASKED : "[]") + "}, spec: " + RESOURCES
                        + ", status: {conditions: [" + conditions + "]}}"));

        assertThat(pod.resize().since()).isEqualTo(Optional.ofNullable(since));
        assertThat(pod.isResizedByOperator()).isEqualTo(isAsked);
        assertThat(pod.resizedByOperator())
                .isEqualTo(YamlReader.readTrusted("owned", isAsked ? "{postgres: {requests: {cpu: 1}}}" : "{}"));
    }
}
