package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.Action.HandOver;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.patroni.Patroni.PatroniException;
import com.example.postgres.operator.reconcile.Reconciler.Tools;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs what a pass has decided, and says so in the log and in an event. */
record Actions(Tools tools, ClusterId cluster, Journal journal) {

    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    /**
     * Counts in what the change does, except for a hand-over, which a cordoned node asks for.
     *
     * @return why it cannot be done, such as a volume that cannot grow, or a Patroni that refuses; empty if it is done
     */
    Optional<Problem> performForChange(Action action) {
        if (!(action instanceof HandOver)) {
            journal.count(action);
        }
        return perform(action);
    }

    /** The same for what no change asks for. */
    Optional<Problem> perform(Action action) {
        Optional<Problem> refusal = refusal(action);
        refusal.ifPresent(problem -> LOG.warn("{}: refused: {}", cluster, problem));
        return refusal;
    }

    /** A member that refuses does not keep the others, or what somebody asked for, from their turn. */
    private Optional<Problem> refusal(Action action) {
        ObjectRef object = action.object(cluster.namespace());
        try {
            return Problem.ifRefused(object, () -> execute(action));
        } catch (PatroniException e) {
            return Optional.of(new Problem(object, Reason.REQUEST_FAILED, String.valueOf(e.getMessage())));
        }
    }

    private void execute(Action action) {
        LOG.info("{}: {}", cluster, action.description());
        tools.executor().perform(cluster, action);
        if (action.impact() != Impact.METADATA) {
            tools.events().normal(journal.resource(), action.reason(), action.description());
        }
    }
}
