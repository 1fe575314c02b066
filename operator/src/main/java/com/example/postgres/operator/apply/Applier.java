package com.example.postgres.operator.apply;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
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
    public ApplyReport apply(ObjectSet desired, Adoption adoption, Owner owner) {
        LiveCluster live = adoption.live();
        List<ObjectRef> applied = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (KubernetesObject object : desired) {
            if (object.isA("StatefulSet") && !new ApplyReport(applied, problems).isComplete()) {
                continue;
            }
            ObjectRef ref = ObjectRef.of(object);
            Optional<LiveObject> cached = live.find(ref);
            // An object that is not in the cache may exist without the label of the cluster.
            Optional<JsonNode> uncached = cached.isPresent() ? Optional.empty() : api.read(ref);
            Optional<LiveObject> current = cached.or(() -> uncached.map(LiveObject::of));
            if (current.isPresent() && current.get().isDeleting()) {
                continue;
            }
            if (current.isPresent() && !mayApply(current.get(), adoption, owner)) {
                String message = uncached.map(tree -> ForeignObject.describe(tree, owner.name()))
                        .orElseGet(() -> ForeignObject.describe(current.get(), adoption.managers()));
                problems.add(new Problem(ref, Reason.FOREIGN_OBJECT, message));
            } else if (current.isEmpty()
                    || !owner.controls(current.get())
                    || !Deviation.of(current.get(), object).isNone()) {
                Written written = write(object, adoption, owner);
                written.problem().ifPresent(problems::add);
                if (written.live().filter(now -> isNews(now, current, owner)).isPresent()) {
                    applied.add(ref);
                }
            }
        }
        return new ApplyReport(applied, problems);
    }

    /**
     * Whether the object has changed, so that the members wait for the next pass. One that a webhook changes back each time has not:
     * they would wait forever.
     */
    private static boolean isNews(LiveObject live, Optional<LiveObject> before, Owner owner) {
        return before.filter(owner::controls)
                .filter(known -> known.ownedFields().equals(live.ownedFields()))
                .isEmpty();
    }

    private static boolean mayApply(LiveObject object, Adoption adoption, Owner owner) {
        return owner.mayApply(object) || adoption.covers(object.ref());
    }

    /** Objects with the label of the cluster that may not be applied. */
    public static List<Problem> foreign(ObjectSet desired, Adoption adoption, Owner owner) {
        return desired.objects().stream()
                .map(ObjectRef::of)
                .flatMap(ref -> adoption.live().find(ref).stream())
                .filter(object -> !object.isDeleting() && !mayApply(object, adoption, owner))
                .map(object -> new Problem(
                        object.ref(), Reason.FOREIGN_OBJECT, ForeignObject.describe(object, adoption.managers())))
                .toList();
    }

    /** Whether an object exists that may be applied and has no owner yet. */
    public static boolean isUnowned(ObjectSet desired, Adoption adoption, Owner owner) {
        return desired.objects().stream()
                .flatMap(object -> adoption.live().find(ObjectRef.of(object)).stream())
                .anyMatch(object -> !owner.controls(object) && mayApply(object, adoption, owner));
    }

    /**
     * What the operator, or a manager before it, applied last: the earlier side of a plan. An object that the later side lacks is
     * included only if the operator will delete it. Otherwise every pass would plan its removal, and none would remove it.
     *
     * @param desired the later side
     * @param known the objects that the operator has made
     */
    public static ObjectSet applied(ObjectSet desired, Adoption adoption, Owner owner, Inventory known) {
        List<KubernetesObject> applied = new ArrayList<>();
        for (LiveObject object : adoption.live().objects()) {
            ObjectRef ref = object.ref();
            Optional<KubernetesObject> wanted = desired.find(ref.kind(), ref.namespace(), ref.name());
            boolean isOurs = wanted.isPresent()
                    ? owner.controls(object) || mayApply(object, adoption, owner)
                    : owner.controls(object) && known.deletes(ref);
            if (object.isDeleting() || !isOurs) {
                continue;
            }
            applied.add(wanted.flatMap(later -> adoption.applied(object, later)).orElseGet(object::owned));
        }
        return ServerDefaults.remove(new ObjectSet(applied), desired);
    }

    /**
     * What came of writing an object.
     *
     * @param live as it is now; empty if it was not written
     * @param problem why it is not as it should be
     */
    private record Written(Optional<LiveObject> live, Optional<Problem> problem) {

        static Written not(Problem problem) {
            return new Written(Optional.empty(), Optional.of(problem));
        }
    }

    private Written write(KubernetesObject object, Adoption adoption, Owner owner) {
        JsonNode signed = owner.sign(object.tree());
        ObjectRef ref = ObjectRef.of(object);
        // A conflict here only means that the object has changed: it ends the pass.
        Optional<Problem> refusal = adoption.patch(ref)
                .flatMap(patch -> Problem.ifRefused(ref, () -> api.patch(ref, "", PatchType.JSON, patch)));
        if (refusal.isPresent()) {
            return Written.not(refusal.get());
        }
        try {
            LiveObject live = LiveObject.of(api.apply(signed));
            return new Written(Optional.of(live), Deviation.of(live, object).byWebhook());
        } catch (ApiException e) {
            if (e.isConflict()) {
                return Written.not(new Problem(ref, Reason.FIELD_CONFLICT, e.text()));
            }
            if (e.isRefused() || e.isNotFound()) {
                return Written.not(new Problem(ref, Reason.REFUSED, e.text()));
            }
            throw e;
        }
    }
}
