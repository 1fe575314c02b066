package com.example.postgres.operator.change;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.change.Action.RemoveRole;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import java.util.Optional;

/** A pod whose node died keeps the label of the primary, and the Service of the primary leads to it. */
public final class StaleRole {

    private StaleRole() {}

    /**
     * The pod to take out of the Service; empty if there is none. Only one that does not answer, and only when another member
     * leads: a member that answers corrects its label itself.
     */
    public static Optional<RemoveRole> find(ClusterObservation observed) {
        if (observed.primary().isEmpty()) {
            return Optional.empty();
        }
        return observed.members().stream()
                .filter(member -> member.pod().role().equals(Labels.PRIMARY))
                .filter(member -> !member.name().equals(observed.leader()))
                .filter(member -> member.report().isEmpty())
                .map(Member::pod)
                .map(RemoveRole::new)
                .findFirst();
    }
}
