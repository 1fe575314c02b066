package com.example.postgres.proof.disruption;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.Value;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A PodDisruptionBudget, as its controller reads it.
 *
 * <p>https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 *
 * @param object of the set
 */
record Budget(KubernetesObject object) {

    private static final int HUNDRED = 100;

    /** The budgets that count the pods with these labels. */
    static List<Budget> of(ObjectSet set, String namespace, Map<String, String> labels) {
        return set.in("PodDisruptionBudget", namespace)
                .map(Budget::new)
                .filter(budget -> budget.selects(labels))
                .toList();
    }

    boolean selects(Map<String, String> labels) {
        return new LabelSelector(object.get("spec", "selector")).selects(labels);
    }

    /** The field that limits. */
    Value limit() {
        Value minimum = object.get("spec", "minAvailable");
        return minimum.exists() ? minimum : object.get("spec", "maxUnavailable");
    }

    /** Whether the API server takes it. */
    boolean isSound() {
        boolean hasBoth = object.get("spec", "minAvailable").exists()
                && object.get("spec", "maxUnavailable").exists();
        return !hasBoth && count(HUNDRED).isPresent();
    }

    /** How many of the pods must be healthy; none of them where the limit cannot be read. */
    int desiredHealthy(int pods) {
        int limit = count(pods).orElse(0);
        return object.get("spec", "minAvailable").exists() ? limit : Math.max(0, pods - limit);
    }

    /** The limit in pods. Percentages are rounded up, whichever of the two fields has them. */
    private OptionalInt count(int pods) {
        OptionalInt number = limit().number();
        if (number.isPresent()) {
            return number.getAsInt() < 0 ? OptionalInt.empty() : number;
        }
        String text = limit().text();
        if (!text.matches("(100|[0-9]{1,2})%")) {
            return OptionalInt.empty();
        }
        int percent = Integer.parseInt(text.substring(0, text.length() - 1));
        return OptionalInt.of((int) (((long) pods * percent + HUNDRED - 1) / HUNDRED));
    }

    /** Whether a pod that is not ready may go even when too few are healthy. */
    boolean letsBrokenPodsGo() {
        return object.get("spec", "unhealthyPodEvictionPolicy").text().equals("AlwaysAllow");
    }

    @Override
    public String toString() {
        return object.id().name();
    }
}
