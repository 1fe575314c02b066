package com.example.postgres.operator.observe;

import com.example.postgres.model.Labels;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * An object of a cluster as the cache keeps it: what the operator applied, and the few other values that it reads.
 *
 * @param ref where it is
 * @param ownedFields the fields that the operator applied
 * @param uid of the object
 * @param isApplied whether the operator has ever applied it
 * @param appliedBy the other managers that applied it, as long as no object controls it
 * @param controller uid of the object that controls it; empty if there is none
 * @param isDeleting whether it is being deleted
 * @param details what else is read: of a StatefulSet its generation, replicas and status, of a
 *     ConfigMap Patroni's leader, the outcome of backups and of archiving, and when the operator changed it last, of a Job its end
 */
public record LiveObject(
        ObjectRef ref,
        JsonNode ownedFields,
        String uid,
        boolean isApplied,
        SortedSet<String> appliedBy,
        String controller,
        boolean isDeleting,
        JsonNode details) {

    private static final List<String> SET_STATUS = List.of("observedGeneration", "replicas", "updateRevision");

    /** What the cache keeps of the object. */
    public static LiveObject of(JsonNode live) {
        return new LiveObject(
                ObjectRef.of(live),
                OwnedFields.of(live, KubernetesApi.FIELD_MANAGER),
                live.path("metadata").path("uid").asText(),
                OwnedFields.isAppliedBy(live, KubernetesApi.FIELD_MANAGER),
                controller(live).isEmpty() ? others(live) : Collections.emptySortedSet(),
                controller(live),
                live.path("metadata").hasNonNull("deletionTimestamp"),
                details(live));
    }

    /** The same with an equal tree of the fields that the operator applied. */
    public LiveObject withOwnedFields(JsonNode equal) {
        return new LiveObject(ref, equal, uid, isApplied, appliedBy, controller, isDeleting, details);
    }

    /** The object as the operator applied it. */
    public KubernetesObject owned() {
        return ObjectReader.read(List.of(Document.ofTree(ref.toString(), ownedFields)))
                .set()
                .objects()
                .get(0);
    }

    private static SortedSet<String> others(JsonNode live) {
        SortedSet<String> managers = OwnedFields.managersOfLabel(live, Labels.CLUSTER);
        managers.remove(KubernetesApi.FIELD_MANAGER);
        return managers;
    }

    private static String controller(JsonNode live) {
        for (JsonNode owner : live.path("metadata").path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return owner.path("uid").asText();
            }
        }
        return "";
    }

    private static boolean isOfBackups(JsonNode live) {
        return live.path("metadata")
                .path("labels")
                .path(Labels.COMPONENT)
                .asText()
                .equals(Labels.Component.BACKUP.value());
    }

    private static JsonNode details(JsonNode live) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        switch (live.path("kind").asText()) {
            case "StatefulSet" -> {
                details.set("generation", live.path("metadata").path("generation"));
                details.set("wantedReplicas", live.path("spec").path("replicas"));
                SET_STATUS.forEach(name -> details.set(name, live.path("status").path(name)));
            }
            case "ConfigMap" -> {
                JsonNode leader = live.path("metadata").path("annotations").path("leader");
                if (leader.isTextual()) {
                    details.set("leader", leader);
                }
                details.put("appliedAt", OwnedFields.appliedAt(live, KubernetesApi.FIELD_MANAGER));
                if (isOfBackups(live)) {
                    details.set("backup", BackupRecord.details(live));
                    details.set("archive", ArchiveRecord.details(live));
                }
            }
            case "Job" -> {
                details.put("isBackup", isOfBackups(live));
                JobEnd.of(live).ifPresent(end -> details.set("end", end.toJson()));
            }
            default -> {}
        }
        return details;
    }
}
