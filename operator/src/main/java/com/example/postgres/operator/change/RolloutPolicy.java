package com.example.postgres.operator.change;

import com.example.postgres.operator.change.NextStep.Act;
import com.example.postgres.operator.change.NextStep.Exceeded;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.syntax.DurationText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the spec says about changes of members.
 *
 * @param limit the greatest impact of an action that the change needs
 * @param unplannedLimit the greatest impact of an action that no plan has predicted
 * @param isRolledWhenInfeasible whether a pod is replaced when its node cannot give it the resources
 * @param resizeTimeout how long a resize may take, or be put off, before it counts as infeasible
 * @param isSynchronous whether commits wait for a standby, so that only a synchronous one may take over
 * @param maxLag the most WAL, in bytes, that a member which takes over may have to replay
 * @param restarts names of the members that are restarted because somebody asked for it
 * @param closed what actions that interrupt wait for, outside of the maintenance windows; empty if they need not wait
 */
public record RolloutPolicy(
        Impact limit,
        Impact unplannedLimit,
        boolean isRolledWhenInfeasible,
        Duration resizeTimeout,
        boolean isSynchronous,
        long maxLag,
        Set<String> restarts,
        Optional<Wait> closed) {

    private static final Duration DEFAULT_RESIZE_TIMEOUT = Duration.ofMinutes(10);

    /** One WAL segment. A replica that streams is nearer. */
    private static final long MAX_LAG = 16L << 20;

    public RolloutPolicy {
        restarts = Set.copyOf(restarts);
    }

    /**
     * The policy of a spec.
     *
     * @param allowed the greatest impact without an approval
     * @param promised the impact of the plan that was admitted. One above a roll is that of volumes, Services or data, and says nothing
     *     about the members
     */
    public static RolloutPolicy of(
            JsonNode spec,
            Impact allowed,
            Impact promised,
            boolean isSynchronous,
            Set<String> restarts,
            Optional<Wait> closed) {
        JsonNode resize = spec.path("resize");
        boolean isOfMembers = promised.compareTo(Impact.ROLLING_RESTART) <= 0;
        return new RolloutPolicy(
                allowed.and(promised),
                isOfMembers ? allowed.and(promised) : allowed,
                resize.path("whenInfeasible").asText().equals("Roll"),
                resizeTimeout(spec),
                isSynchronous,
                MAX_LAG,
                restarts,
                closed);
    }

    /** How long a resize may take before its node counts as one that cannot make it. */
    public static Duration resizeTimeout(JsonNode spec) {
        return DurationText.parse(spec.path("resize").path("timeout").asText()).orElse(DEFAULT_RESIZE_TIMEOUT);
    }

    /** An action that a change needs: not above the limit, and not outside of the windows if it interrupts. */
    NextStep planned(Action action) {
        NextStep step = atOnce(action);
        return step instanceof Act ? inWindow(action) : step;
    }

    /** An action that became necessary while the change was made; it does not wait for a window. */
    NextStep unplanned(Action action) {
        return action.impact().compareTo(unplannedLimit) <= 0 ? new Act(action) : new Exceeded(action, unplannedLimit);
    }

    /** An action that does not wait for a window: nothing serves that it would interrupt, or somebody asked for it. */
    NextStep atOnce(Action action) {
        return action.impact().compareTo(limit) <= 0 ? new Act(action) : new Exceeded(action, limit);
    }

    /** An action of a plan that was admitted. */
    NextStep inWindow(Action action) {
        return action.isInterrupting() && closed.isPresent() ? closed.get() : new Act(action);
    }
}
