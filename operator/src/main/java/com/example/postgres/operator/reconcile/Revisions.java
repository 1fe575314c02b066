package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.change.RevisionRules;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.observe.StatefulSetState;
import com.example.postgres.operator.resize.ResizeProgress;
import com.example.postgres.render.ClusterId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each pod needs, from the ControllerRevisions that their labels name. Reads only while a pod has another revision. */
final class Revisions {

    private static final int MAX_TEMPLATES = 200;

    private final KubernetesApi api;

    /** A ControllerRevision never changes. */
    private final Map<ObjectRef, JsonNode> templates =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<ObjectRef, JsonNode> eldest) {
                    return size() > MAX_TEMPLATES;
                }
            });

    Revisions(KubernetesApi api) {
        this.api = api;
    }

    /** The needs of all pods, by name. */
    Map<String, PodNeed> needs(ClusterId cluster, ClusterObservation observed, RevisionRules rules) {
        Map<String, PodNeed> needs = new LinkedHashMap<>();
        observed.statefulSet().ifPresent(set -> {
            for (Member member : observed.members()) {
                needs.put(member.name(), need(cluster, set, member.pod(), rules));
            }
        });
        return needs;
    }

    private PodNeed need(ClusterId cluster, StatefulSetState set, PodState pod, RevisionRules rules) {
        if (set.updateRevision().isEmpty()) {
            // The controller has not seen a StatefulSet that was re-created.
            return PodNeed.NOTHING;
        }
        boolean isCurrent = pod.revision().equals(set.updateRevision());
        if (isCurrent && !pod.isResizedByOperator()) {
            return PodNeed.NOTHING;
        }
        Optional<JsonNode> wants = template(cluster, set.updateRevision());
        Optional<JsonNode> has = isCurrent ? wants : template(cluster, pod.revision());
        if (wants.isEmpty() || has.isEmpty()) {
            return isCurrent ? PodNeed.NOTHING : PodNeed.REPLACEMENT;
        }
        PodNeed need = isCurrent ? PodNeed.NOTHING : rules.need(cluster, set.owned(), has.get(), wants.get());
        // A resize may have been asked for that a later change of the spec takes back.
        return pod.isResizedByOperator() ? need.alsoResized(ResizeProgress.difference(pod, wants.get())) : need;
    }

    private Optional<JsonNode> template(ClusterId cluster, String revision) {
        if (revision.isEmpty()) {
            return Optional.empty();
        }
        ObjectRef ref = new ObjectRef("apps/v1", "ControllerRevision", cluster.namespace(), revision);
        JsonNode known = templates.get(ref);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<JsonNode> read = api.read(ref)
                .map(found -> found.path("data").path("spec").path("template"))
                .filter(JsonNode::isObject);
        read.ifPresent(template -> templates.put(ref, template));
        return read;
    }
}
