package com.example.postgres.operator.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The conditions that somebody should look at, for an event when they begin. */
public final class Alarms {

    /** The status with which each of them is bad. */
    private static final Map<String, String> BAD = Map.of(
            Conditions.STALLED,
            "True",
            Conditions.DEFINITION_OUTDATED,
            "True",
            "Degraded",
            "True",
            "ResizePending",
            "True",
            "BackupHealthy",
            "False",
            "ArchivingHealthy",
            "False");

    /** A change replaces members one after another; what keeps it from going on is another condition. */
    private static final String OF_A_CHANGE = "Degraded";

    /** What every cluster with backups is until its first one. */
    private static final String EXPECTED = "NoBackupYet";

    private Alarms() {}

    /** The conditions that have become bad, or are bad for another reason. */
    public static List<Condition> between(JsonNode earlier, JsonNode status) {
        List<Condition> alarms = new ArrayList<>();
        JsonNode change = status.path("lastChange");
        boolean isChanging = change.isObject() && !change.has("finishedAt");
        for (JsonNode condition : status.path("conditions")) {
            Condition alarm = Condition.of(condition);
            if (isBad(condition)
                    && !alarm.reason().equals(EXPECTED)
                    && !(isChanging && alarm.type().equals(OF_A_CHANGE))
                    && isNews(earlier.path("conditions"), condition)) {
                alarms.add(alarm);
            }
        }
        return alarms;
    }

    private static boolean isBad(JsonNode condition) {
        return condition
                .path("status")
                .asText()
                .equals(BAD.get(condition.path("type").asText()));
    }

    private static boolean isNews(JsonNode earlier, JsonNode condition) {
        for (JsonNode known : earlier) {
            if (List.of("type", "status", "reason").stream()
                    .allMatch(field -> known.path(field).equals(condition.path(field)))) {
                return false;
            }
        }
        return true;
    }
}
