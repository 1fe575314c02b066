package com.example.postgres.cli.live;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions in the status of a PostgresCluster. */
final class Conditions {

    static final String STALLED = "Stalled";

    private static final String RECONCILING = "Reconciling";

    /** The others are expected to be False. */
    private static final Set<String> GOOD = Set.of("Ready", "SpecValid", "BackupHealthy", "ArchivingHealthy");

    /** What to do about them; those that are missing pass by themselves or say it in their message. */
    private static final Map<String, String> CURES = Map.of(
            "Degraded", "kubectl -n %1$s describe pod -l postgres.example.com/cluster=%2$s",
            "SpecValid", "correct the spec; pgc validate FILE shows where",
            "ArchivingHealthy",
                    "kubectl -n %1$s logs -l postgres.example.com/cluster=%2$s,postgres.example.com/role=primary"
                            + " -c postgres --since=15m --tail=-1 | grep -v LOG:",
            "ResizePending", "make room on the node, or set spec.resize.whenInfeasible: Roll",
            "PlanExceeded",
                    "take the change back, or approve it: kubectl -n %1$s annotate pgc/%2$s"
                            + " postgres.example.com/approved-plan=FINGERPRINT --overwrite");

    private final JsonNode resource;

    Conditions(JsonNode resource) {
        this.resource = resource;
    }

    private JsonNode find(String type) {
        for (JsonNode condition : resource.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }

    boolean isTrue(String type) {
        return isTrue(find(type));
    }

    private static boolean isTrue(JsonNode condition) {
        return condition.path("status").asText().equals("True");
    }

    private String message(String type) {
        return find(type).path("message").asText();
    }

    /** What goes on, or why nothing does. */
    String progress() {
        return message(isTrue(STALLED) ? STALLED : RECONCILING);
    }

    /** Whether the operator has seen the current spec, and nothing is left to do. */
    boolean isSettled() {
        JsonNode seen = resource.path("status").path("observedGeneration");
        return seen.asLong(-1) >= resource.path("metadata").path("generation").asLong()
                && !find(RECONCILING).isMissingNode()
                && !isTrue(RECONCILING)
                && !isTrue(STALLED)
                && !isHeld();
    }

    /** Whether the operator is paused before it has applied the current spec. Reconciling is False then, too. */
    boolean isHeld() {
        return find(RECONCILING).path("reason").asText().equals("Paused") && !isApplied();
    }

    private boolean isApplied() {
        JsonNode status = resource.path("status");
        JsonNode change = status.path("lastChange");
        return isFinished(change)
                && YamlReader.read("status", status.path("lastAppliedSpec").asText()).documents().stream()
                        .anyMatch(applied -> withoutPause(applied.root()).equals(withoutPause(resource.path("spec"))));
    }

    private static boolean isFinished(JsonNode change) {
        return change.isMissingNode() || change.has("finishedAt");
    }

    private static JsonNode withoutPause(JsonNode spec) {
        JsonNode copy = spec.deepCopy();
        if (copy instanceof ObjectNode fields) {
            fields.remove("paused");
        }
        return copy;
    }

    /** Each that is not as expected, with its message. */
    List<String> unexpected() {
        List<String> lines = new ArrayList<>();
        for (JsonNode condition : resource.path("status").path("conditions")) {
            String type = condition.path("type").asText();
            if (isTrue(condition) != GOOD.contains(type)) {
                lines.add(type + ": " + condition.path("message").asText());
            }
        }
        return lines;
    }

    /** What to do about them. */
    List<String> cures(String namespace, String name) {
        List<String> cures = new ArrayList<>();
        for (JsonNode condition : resource.path("status").path("conditions")) {
            String type = condition.path("type").asText();
            if (isTrue(condition) == GOOD.contains(type)) {
                continue;
            }
            if (CURES.containsKey(type)) {
                cures.add(CURES.get(type).formatted(namespace, name));
            }
            if (type.equals("BackupHealthy")) {
                cures.add(
                        condition.path("reason").asText().equals("BackupFailed")
                                ? "kubectl -n %s logs -l postgres.example.com/cluster=%s,postgres.example.com/component=backup"
                                        .formatted(namespace, name)
                                : "pgc backup -n %s %s".formatted(namespace, name));
            }
        }
        return cures;
    }
}
