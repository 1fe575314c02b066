package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.model.PatroniModel.SynchronousMode;
import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.spec.Quantity;
import com.example.postgres.spec.SpecDefaults;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Patroni's cluster-wide settings. */
final class PatroniModelFactory {

    private static final PatroniSpec EMPTY = new PatroniSpec(null, null, null, null, null, null, null, null);

    private PatroniModelFactory() {}

    static PatroniModel create(@Nullable PatroniSpec given) {
        PatroniSpec spec = requireNonNullElse(given, EMPTY);
        String lag = requireNonNullElse(spec.maximumLagOnFailover(), SpecDefaults.PATRONI_MAXIMUM_LAG_ON_FAILOVER);
        String mode = requireNonNullElse(spec.synchronousMode(), SpecDefaults.PATRONI_SYNCHRONOUS_MODE);
        return new PatroniModel(
                requireNonNullElse(spec.ttl(), SpecDefaults.PATRONI_TTL),
                requireNonNullElse(spec.loopWait(), SpecDefaults.PATRONI_LOOP_WAIT),
                requireNonNullElse(spec.retryTimeout(), SpecDefaults.PATRONI_RETRY_TIMEOUT),
                Quantity.parse(lag).longValue(),
                requireNonNullElse(spec.failsafeMode(), SpecDefaults.PATRONI_FAILSAFE_MODE),
                SynchronousMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                requireNonNullElse(spec.synchronousModeStrict(), SpecDefaults.PATRONI_SYNCHRONOUS_MODE_STRICT),
                requireNonNullElse(spec.synchronousNodeCount(), SpecDefaults.PATRONI_SYNCHRONOUS_NODE_COUNT));
    }
}
