package com.example.postgres.operator.runtime;

import com.example.postgres.operator.status.Phase;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the status of each cluster says, as metrics. */
final class ClusterMetrics {

    /** Those to alert on. */
    private static final Set<String> CONDITIONS =
            Set.of("Stalled", "PlanExceeded", "Degraded", "BackupHealthy", "ArchivingHealthy");

    private final MultiGauge phases;
    private final MultiGauge readyMembers;
    private final MultiGauge conditions;
    private final MultiGauge lastChanges;

    ClusterMetrics(MeterRegistry registry) {
        this.phases = MultiGauge.builder("postgres_operator_cluster_phase").register(registry);
        this.readyMembers =
                MultiGauge.builder("postgres_operator_cluster_ready_members").register(registry);
        this.conditions =
                MultiGauge.builder("postgres_operator_cluster_condition").register(registry);
        this.lastChanges =
                MultiGauge.builder("postgres_operator_cluster_last_change").register(registry);
    }

    /**
     * Replaces all values.
     *
     * @param statuses of the clusters; one may be missing
     */
    void update(Map<ClusterId, JsonNode> statuses) {
        Rows rows = new Rows();
        statuses.forEach((cluster, status) ->
                rows.add(Tags.of("namespace", cluster.namespace(), "cluster", cluster.name()), status));
        phases.register(rows.phases, true);
        readyMembers.register(rows.readyMembers, true);
        conditions.register(rows.conditions, true);
        lastChanges.register(rows.lastChanges, true);
    }

    private static final class Rows {

        private final List<MultiGauge.Row<?>> phases = new ArrayList<>();
        private final List<MultiGauge.Row<?>> readyMembers = new ArrayList<>();
        private final List<MultiGauge.Row<?>> conditions = new ArrayList<>();
        private final List<MultiGauge.Row<?>> lastChanges = new ArrayList<>();

        void add(Tags cluster, JsonNode status) {
            readyMembers.add(
                    MultiGauge.Row.of(cluster, status.path("readyReplicas").asInt()));
            for (Phase phase : Phase.values()) {
                boolean isCurrent = status.path("phase").asText().equals(phase.label());
                phases.add(MultiGauge.Row.of(cluster.and("phase", phase.label()), isCurrent ? 1 : 0));
            }
            for (JsonNode condition : status.path("conditions")) {
                String type = condition.path("type").asText();
                if (CONDITIONS.contains(type)) {
                    boolean isTrue = condition.path("status").asText().equals("True");
                    conditions.add(MultiGauge.Row.of(cluster.and("type", type), isTrue ? 1 : 0));
                }
            }
            JsonNode change = status.path("lastChange");
            if (change.isObject()) {
                Tags impacts = Tags.of(
                        "predicted", change.path("predicted").asText(),
                        "observed", change.path("observed").asText());
                lastChanges.add(MultiGauge.Row.of(cluster.and(impacts), change.has("finishedAt") ? 1 : 0));
            }
        }
    }
}
