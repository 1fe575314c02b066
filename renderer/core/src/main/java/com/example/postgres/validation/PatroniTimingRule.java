package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;

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
        long ttl = requireNonNullElse(patroni.ttl(), SpecDefaults.PATRONI_TTL);
        long loopWait = requireNonNullElse(patroni.loopWait(), SpecDefaults.PATRONI_LOOP_WAIT);
        long retryTimeout = requireNonNullElse(patroni.retryTimeout(), SpecDefaults.PATRONI_RETRY_TIMEOUT);
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
}
