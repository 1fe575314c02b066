package com.example.postgres.model;

import com.example.postgres.model.PatroniModel.SynchronousMode;
import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.spec.Quantity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Patroni's timings. 30/10/10 are Patroni's own defaults. The lag of 32 MiB is wider than Patroni's 1 MiB: two segments
 * of the log, so that a busy replica stays a candidate.
 */
final class PatroniModelFactory {

    private static final PatroniModel DEFAULTS =
            new PatroniModel(30, 10, 10, 32L << 20, true, SynchronousMode.DISABLED, false, 1);

    private PatroniModelFactory() {}

    static PatroniModel create(@Nullable PatroniSpec spec) {
        if (spec == null) {
            return DEFAULTS;
        }
        return new PatroniModel(
                or(spec.ttl(), DEFAULTS.ttl()),
                or(spec.loopWait(), DEFAULTS.loopWait()),
                or(spec.retryTimeout(), DEFAULTS.retryTimeout()),
                spec.maximumLagOnFailover() == null
                        ? DEFAULTS.maximumLagOnFailover()
                        : Quantity.parse(spec.maximumLagOnFailover()).longValue(),
                or(spec.failsafeMode(), DEFAULTS.failsafeMode()),
                spec.synchronousMode() == null
                        ? DEFAULTS.synchronousMode()
                        : SynchronousMode.valueOf(spec.synchronousMode().toUpperCase(Locale.ROOT)),
                or(spec.synchronousModeStrict(), DEFAULTS.synchronousModeStrict()),
                or(spec.synchronousNodeCount(), DEFAULTS.synchronousNodeCount()));
    }

    private static int or(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean or(@Nullable Boolean value, boolean otherwise) {
        return value == null ? otherwise : value;
    }
}
