package com.example.postgres.operator.apply;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.plan.diff.SetDifference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies the objects that differ from what the operator applied last, in their order. Writes nothing if none does. */
public final class Applier {

    private final KubernetesApi api;

    public Applier(KubernetesApi api) {
        this.api = api;
    }

    /**
     * Applies a set. A problem with one object does not keep the others from being applied, except the StatefulSet: its pods
     * need the objects before it.
     *
     * @param desired in the order in which they are applied
     */
    public ApplyReport apply(ObjectSet desired, LiveCluster live, Owner owner) {
        List<ObjectRef> applied = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (KubernetesObject object : desired) {
            if (object.isA("StatefulSet") && !problems.isEmpty()) {
                continue;
            }
            ObjectRef ref = ObjectRef.of(object);
            Optional<LiveObject> current = live.find(ref).or(() -> readUncached(ref));
            if (current.isPresent() && current.get().isDeleting()) {
                continue;
            }
            if (current.isPresent() && !owner.mayApply(current.get())) {
                problems.add(new Problem(ref, Reason.FOREIGN_OBJECT, foreign(current.get())));
            } else if (current.isEmpty() || !owner.controls(current.get()) || differs(current.get(), object)) {
                write(object, owner).ifPresentOrElse(problems::add, () -> applied.add(ref));
            }
        }
        return new ApplyReport(applied, problems);
    }

    /** An object that is not in the cache may exist without the label of the cluster. */
    private Optional<LiveObject> readUncached(ObjectRef ref) {
        return api.read(ref).map(LiveObject::of);
    }

    private static String foreign(LiveObject object) {
        return object.controller().isEmpty()
                ? "an object of this name exists and was not created by this operator: rename the cluster, or delete the object"
                : "an object of this name belongs to another owner: wait if a former cluster is still being deleted, or rename this one";
    }

    private static boolean differs(LiveObject current, KubernetesObject desired) {
        KubernetesObject owned = ServerDefaults.remove(current.owned(), desired);
        return !SetDifference.between(new ObjectSet(List.of(owned)), new ObjectSet(List.of(desired)))
                .isEmpty();
    }

    /**
     * What the operator applied last: the earlier side of a plan.
     *
     * @param desired the later side
     */
    public static ObjectSet applied(LiveCluster live, ObjectSet desired, Owner owner) {
        ObjectSet owned = new ObjectSet(live.objects().stream()
                .filter(owner::mayApply)
                .filter(object -> !object.isDeleting())
                .map(LiveObject::owned)
                .toList());
        return ServerDefaults.remove(owned, desired);
    }

    private Optional<Problem> write(KubernetesObject object, Owner owner) {
        JsonNode signed = owner.sign(object.tree());
        ObjectRef ref = ObjectRef.of(object);
        try {
            api.apply(signed);
            return Optional.empty();
        } catch (ApiException e) {
            if (e.isConflict()) {
                return Optional.of(new Problem(ref, Reason.FIELD_CONFLICT, e.text()));
            }
            if (e.isRefused() || e.isNotFound()) {
                return Optional.of(new Problem(ref, Reason.REFUSED, e.text()));
            }
            throw e;
        }
    }
}
