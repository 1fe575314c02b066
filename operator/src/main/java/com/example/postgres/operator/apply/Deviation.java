package com.example.postgres.operator.apply;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.SetDifference;
import java.util.List;
import java.util.Optional;

/** How the fields of an object that the operator owns differ from those that it wants. */
final class Deviation {

    private static final int MAX_FIELDS = 5;

    private final LiveObject live;
    private final SetDifference difference;

    private Deviation(LiveObject live, SetDifference difference) {
        this.live = live;
        this.difference = difference;
    }

    static Deviation of(LiveObject live, KubernetesObject wanted) {
        KubernetesObject owned = ServerDefaults.remove(live.owned(), wanted);
        return new Deviation(
                live, SetDifference.between(new ObjectSet(List.of(owned)), new ObjectSet(List.of(wanted))));
    }

    boolean isNone() {
        return difference.isEmpty();
    }

    /** The problem with an object that has just been applied: only an admission webhook can have changed it. */
    Optional<Problem> byWebhook() {
        return isNone()
                ? Optional.empty()
                : Optional.of(new Problem(
                        live.ref(),
                        Reason.CHANGED_BY_WEBHOOK,
                        "an admission webhook changes " + fields()
                                + ", which the operator applies: exclude the object from the webhook, or set the same values"
                                + " in the spec"));
    }

    private String fields() {
        List<String> fields = difference.changes().stream()
                .filter(Changed.class::isInstance)
                .flatMap(change -> ((Changed) change).values().stream())
                .map(change -> change.path().toString())
                .distinct()
                .toList();
        String named = String.join(", ", fields.subList(0, Math.min(MAX_FIELDS, fields.size())));
        return fields.size() > MAX_FIELDS ? named + " and " + (fields.size() - MAX_FIELDS) + " more fields" : named;
    }
}
