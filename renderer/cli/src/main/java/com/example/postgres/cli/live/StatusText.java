package com.example.postgres.cli.live;

import com.example.postgres.cli.report.TextTable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The status of a PostgresCluster, for people and for programs. */
public final class StatusText {

    /** For the operator only. */
    private static final List<String> INTERNAL = List.of("inventory", "lastAppliedSpec");

    private static final long MEGABYTE = 1L << 20;

    private final JsonNode resource;
    private final JsonNode status;
    private final Conditions conditions;

    /** @param resource the PostgresCluster */
    public StatusText(JsonNode resource) {
        this.resource = resource;
        this.status = resource.path("status");
        this.conditions = new Conditions(resource);
    }

    private String metadata(String field) {
        return resource.path("metadata").path(field).asText();
    }

    /** Whether nothing goes on before somebody acts. */
    public boolean isStalled() {
        return conditions.isTrue(Conditions.STALLED)
                || status.path("phase").asText().equals("Failed");
    }

    /** Whether the operator is paused before it has applied the current spec. */
    public boolean isHeld() {
        return conditions.isHeld();
    }

    /** Whether the cluster matches its spec. */
    public boolean isSettled() {
        return conditions.isSettled();
    }

    /** What goes on, in a line. */
    public String progress() {
        return phase() + ": " + conditions.progress();
    }

    /** The status as JSON. */
    public String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("namespace", metadata("namespace")).put("name", metadata("name"));
        node.set("version", resource.path("spec").path("version"));
        node.put("paused", isPaused());
        ObjectNode shown = node.putObject("status");
        status.properties().stream()
                .filter(field -> !INTERNAL.contains(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        return node.toPrettyString() + "\n";
    }

    private boolean isPaused() {
        return resource.path("spec").path("paused").asBoolean();
    }

    private String phase() {
        return status.path("phase").asText("Unknown");
    }

    /** The status as text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(metadata("namespace"))
                .append('/')
                .append(metadata("name"))
                .append(": ")
                .append(phase());
        text.append(", PostgreSQL ")
                .append(resource.path("spec").path("version").asText());
        text.append(", ").append(status.path("readyReplicas").asInt()).append(" of ");
        text.append(resource.path("spec").path("replicas").asInt(1)).append(" members ready\n");
        if (status.isMissingNode() || status.path("conditions").isEmpty()) {
            return text.append("\nThe operator has not written a status: is it running?\n")
                    .toString();
        }
        if (!status.path("members").isEmpty()) {
            text.append('\n').append(members());
        }
        section(text, "Not as expected", conditions.unexpected());
        section(text, "Resizes", resizes());
        section(text, "Last change", lastChange());
        section(text, "Backup", backup());
        section(text, "Requests", requests());
        section(text, "What to do", nextSteps());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append(":\n");
            lines.forEach(line -> text.append("  ")
                    .append(line.stripTrailing().replace("\n", "\n    "))
                    .append('\n'));
        }
    }

    private String members() {
        TextTable table = new TextTable("MEMBER", "ROLE", "STATE", "TIMELINE", "LAG");
        for (JsonNode member : status.path("members")) {
            table.row(
                    member.path("name").asText(),
                    member.path("role").asText("-"),
                    member.path("state").asText("no answer")
                            + (member.path("pendingRestart").asBoolean() ? ", restart pending" : ""),
                    member.path("timeline").asText("-"),
                    member.has("lagBytes") ? member.path("lagBytes").asLong() / MEGABYTE + " MiB" : "-");
        }
        return table.toString();
    }

    private List<String> resizes() {
        return status.path("resize").findParents("pod").stream()
                .map(resize -> resize.path("pod").asText() + ", container "
                        + resize.path("container").asText() + ": "
                        + resize.path("state").asText() + " "
                        + resize.path("message").asText())
                .toList();
    }

    private List<String> lastChange() {
        JsonNode change = status.path("lastChange");
        if (change.isMissingNode()) {
            return List.of();
        }
        String kind = change.path("kind").asText();
        // A new cluster has nobody to interrupt.
        String impacts = kind.equals("Create")
                ? ""
                : "predicted " + change.path("predicted").asText() + ", observed "
                        + change.path("observed").asText() + ", ";
        return List.of(kind + ", " + impacts
                + (change.has("finishedAt")
                        ? "finished at " + change.path("finishedAt").asText()
                        : "in progress since " + change.path("startedAt").asText()));
    }

    private List<String> backup() {
        JsonNode backup = status.path("backup");
        if (backup.isEmpty()) {
            return List.of();
        }
        String last = backup.has("lastSuccessfulTime")
                ? backup.path("lastBackupName").asText() + " of "
                        + backup.path("lastSuccessfulTime").asText() + "; can be restored from "
                        + backup.path("firstRecoverabilityPoint").asText("an unknown time") + " on"
                : "none yet";
        return List.of(
                backup.has("nextScheduledTime")
                        ? last + "; the next one begins at "
                                + backup.path("nextScheduledTime").asText()
                        : last);
    }

    private List<String> requests() {
        return status.path("requests").findParents("name").stream()
                .map(Request::new)
                .map(Request::description)
                .toList();
    }

    private List<String> nextSteps() {
        return isPaused()
                ? List.of("set spec.paused to false: until then the operator changes nothing")
                : conditions.cures(metadata("namespace"), metadata("name"));
    }
}
