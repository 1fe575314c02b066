package com.example.postgres.operator.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Whether WAL reaches the archive, as the primary writes it into the annotations of the ConfigMap of the backups. Times are as
 * written; what is unknown is empty.
 *
 * @param outcome {@code Succeeded} or {@code Failed}; empty until a primary has said it
 * @param waitsSince when the oldest WAL was completed that waits too long
 * @param failure the error of an attempt, at most ten minutes old when it was written; empty if there was none
 * @param lastArchived when WAL was archived last, while archiving fails
 */
public record ArchiveRecord(String outcome, String waitsSince, String failure, String lastArchived) {

    /** Of a cluster whose primary has said nothing. */
    public static final ArchiveRecord NONE = new ArchiveRecord("", "", "", "");

    private static final String OUTCOME = "archive-outcome";
    private static final String WAITS_SINCE = "archive-waits-since";
    private static final String FAILURE = "archive-failure";
    private static final String LAST_ARCHIVED = "last-archived-time";

    /** What the cache keeps of the ConfigMap. */
    static ObjectNode details(JsonNode configMap) {
        return BackupRecord.annotations(configMap, List.of(OUTCOME, WAITS_SINCE, FAILURE, LAST_ARCHIVED));
    }

    /** What the cache says about the cluster of this name. */
    static ArchiveRecord of(LiveCluster live, String cluster) {
        JsonNode details = live.find("ConfigMap", cluster + "-backup")
                .map(object -> object.details().path("archive"))
                .orElse(MissingNode.getInstance());
        return new ArchiveRecord(
                details.path(OUTCOME).asText(),
                details.path(WAITS_SINCE).asText(),
                details.path(FAILURE).asText(),
                details.path(LAST_ARCHIVED).asText());
    }
}
