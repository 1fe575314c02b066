package com.example.postgres.validation;

import com.example.postgres.spec.PatroniSpec;
import org.jspecify.annotations.Nullable;

/**
 * The leader can retry twice before its lock expires.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/dynamic_configuration.html">Patroni: ttl, loop_wait,
 *     retry_timeout</a>
 */
final class PatroniTimingRule implements Rule {

    @Override
    public void check(RuleContext context) {
        PatroniSpec patroni = context.spec().patroni();
        if (patroni == null) {
            return;
        }
        long ttl = or(patroni.ttl(), 30);
        long loopWait = or(patroni.loopWait(), 10);
        long retryTimeout = or(patroni.retryTimeout(), 10);
        if (loopWait + 2 * retryTimeout > ttl) {
            context.invalid(
                    RuleContext.SPEC.field("patroni"),
                    "patroni.timing",
                    null,
                    "loopWait + 2 * retryTimeout must not be greater than ttl (defaults 10, 10 and 30):"
                            + " otherwise the primary loses its lock while it is still retrying; here it is "
                            + loopWait + " + 2 * "
                            + retryTimeout
                            + " and " + ttl);
        }
    }

    private static long or(@Nullable Integer value, int standard) {
        return value == null ? standard : value;
    }
}
