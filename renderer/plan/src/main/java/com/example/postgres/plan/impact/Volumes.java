package com.example.postgres.plan.impact;

import com.example.postgres.change.GuardedChange;
import com.example.postgres.change.GuardedField;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.syntax.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * The volumes of the members. A claim template cannot change, so a StatefulSet with another one must be created again around
 * the running pods.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims">
 *     Expanding Persistent Volumes Claims</a>
 */
final class Volumes {

    private static final String DELETE = "Delete";

    private Volumes() {}

    static Judgement judgeSize(ValueChange change, ChangeContext context) {
        Optional<GuardedChange> guarded = Guarded.change(
                GuardedField.STORAGE_SIZE,
                change.before().asText(),
                change.after().asText());
        if (guarded.isEmpty()) {
            return Judgement.of(Effect.of(Impact.NONE, "the size is the same"));
        }
        if (guarded.get().isRefused()) {
            return isWithdrawal(change, context)
                    ? recreation(context, "no volume is larger than this; a new StatefulSet adopts the running pods")
                    : Judgement.of(Guarded.effect(Impact.FORBIDDEN, guarded.get(), context));
        }
        String storageClass = storageClass(context);
        Optional<Boolean> canExpand = context.environment().canExpand(storageClass);
        if (canExpand.isPresent() && !canExpand.get()) {
            return Judgement.of(Effect.of(
                    Impact.FORBIDDEN,
                    "the storage class " + named(storageClass)
                            + " does not allow volumes to grow: restore a backup into a"
                            + " new cluster with larger volumes"));
        }
        Judgement judgement = Judgement.of(
                Guarded.effect(Impact.VOLUME_EXPANSION, guarded.get(), context),
                Effect.of(Impact.VOLUME_EXPANSION, "the volumes grow while they are in use"));
        return canExpand.isPresent()
                ? judgement
                : judgement.assuming("the storage class " + named(storageClass) + " allows volumes to grow");
    }

    /** Whether the later size is enough for every volume, so that it only takes back what was not made. */
    private static boolean isWithdrawal(ValueChange change, ChangeContext context) {
        return context.environment()
                .served(context.after().namespace(), context.after().name())
                .map(Environment.Served::volumeSize)
                .filter(GuardedField.STORAGE_SIZE::accepts)
                .filter(size -> Quantity.parse(size)
                                .compareTo(Quantity.parse(change.after().asText()))
                        <= 0)
                .isPresent();
    }

    private static String named(String storageClass) {
        return storageClass.isEmpty() ? "(default)" : storageClass;
    }

    private static String storageClass(ChangeContext context) {
        return context.oldObject()
                .map(set -> set.get("spec", "volumeClaimTemplates")
                        .item(0)
                        .get("spec", "storageClassName")
                        .text())
                .orElse("");
    }

    static Judgement judgeClass(ValueChange change, ChangeContext context) {
        return Guarded.change(GuardedField.STORAGE_CLASS, Guarded.text(change.before()), Guarded.text(change.after()))
                .map(guarded -> Judgement.of(Guarded.effect(Impact.FORBIDDEN, guarded, context)))
                .orElseGet(() -> Judgement.of(Effect.of(Impact.NONE, "the storage class is the same")));
    }

    static Judgement judgeRetention(ValueChange change, ChangeContext context) {
        boolean isWhenDeleted = change.path().lastName().equals("whenDeleted");
        if (change.after().asText().equals(DELETE)) {
            return Judgement.of(Effect.of(
                    Impact.DATA_RISK,
                    isWhenDeleted
                            ? "from now on the volumes, and with them the data, are deleted with the StatefulSet"
                            : "from now on the volume of a member is deleted when the cluster shrinks"));
        }
        return Judgement.of(Effect.of(Impact.METADATA, "the volumes are kept from now on"));
    }

    static Judgement judgeImmutable(ValueChange change, ChangeContext context) {
        return recreation(
                context,
                "the API server refuses this change of a StatefulSet; a new StatefulSet adopts the running pods");
    }

    private static Judgement recreation(ChangeContext context, String reason) {
        String name = context.after().name();
        String namespace = context.after().namespace();
        return Judgement.of(
                Effect.of(Impact.RECREATE, reason)
                        .after(List.of(
                                "commit the rendered files; the GitOps tool cannot apply the StatefulSet yet",
                                "kubectl -n " + namespace + " delete statefulset " + name + " --cascade=orphan",
                                "sync or apply the rendered files: the new StatefulSet adopts the running pods")),
                Effect.of(Impact.RECREATE, reason));
    }
}
