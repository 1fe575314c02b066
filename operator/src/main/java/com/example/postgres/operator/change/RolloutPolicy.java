package com.example.postgres.operator.change;

import com.example.postgres.plan.impact.Impact;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the spec says about changes of members.
 *
 * @param limit the greatest impact of an action
 * @param isRolledWhenInfeasible whether a pod is replaced when its node cannot give it the resources
 * @param resizeTimeout how long a resize may be deferred before it counts as infeasible
 * @param isSynchronous whether commits wait for a standby, so that only a synchronous one may take over
 * @param maxLag the most WAL, in bytes, that a member which takes over may have to replay
 * @param restartedBefore members whose server started earlier are restarted; empty if nobody asked for it
 */
public record RolloutPolicy(
        Impact limit,
        boolean isRolledWhenInfeasible,
        Duration resizeTimeout,
        boolean isSynchronous,
        long maxLag,
        Optional<Instant> restartedBefore) {

    private static final Duration DEFAULT_RESIZE_TIMEOUT = Duration.ofMinutes(10);

    /** One WAL segment. A replica that streams is nearer. */
    private static final long MAX_LAG = 16L << 20;

    /** The policy of a spec. */
    public static RolloutPolicy of(
            JsonNode spec, Impact limit, boolean isSynchronous, Optional<Instant> restartedBefore) {
        JsonNode resize = spec.path("resize");
        return new RolloutPolicy(
                limit,
                resize.path("whenInfeasible").asText().equals("Roll"),
                duration(resize.path("timeout").asText()),
                isSynchronous,
                MAX_LAG,
                restartedBefore);
    }

    /** A valid spec writes it as {@code 1h30m}. */
    private static Duration duration(String text) {
        return text.isEmpty() ? DEFAULT_RESIZE_TIMEOUT : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
