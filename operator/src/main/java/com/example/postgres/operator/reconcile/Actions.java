package com.example.postgres.operator.reconcile;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.change.Action;
import com.example.postgres.operator.change.Action.HandOver;
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
     * @return why the API server refuses it, such as a volume that cannot grow; empty if it is done
     */
    Optional<Problem> performForChange(Action action) {
        if (!(action instanceof HandOver)) {
            journal.count(action);
        }
        return perform(action);
    }

    /** The same for what no change asks for. */
    Optional<Problem> perform(Action action) {
        Optional<Problem> refusal = Problem.ifRefused(action.object(cluster.namespace()), () -> execute(action));
        refusal.ifPresent(problem -> LOG.warn("{}: refused: {}", cluster, problem));
        return refusal;
    }

    private void execute(Action action) {
        LOG.info("{}: {}", cluster, action.description());
        tools.executor().perform(cluster, action);
        if (action.impact() != Impact.METADATA) {
            tools.events().normal(journal.resource(), action.reason(), action.description());
        }
    }
}
