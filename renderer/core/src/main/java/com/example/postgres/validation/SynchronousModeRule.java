package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;

/**
 * Synchronous replication has enough members.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/replication_modes.html">Patroni: replication modes</a>
 */
final class SynchronousModeRule implements Rule {

    private static final FieldPath PATRONI = RuleContext.SPEC.field("patroni");

    @Override
    public void check(RuleContext context) {
        PatroniSpec patroni = context.spec().patroni();
        if (patroni == null) {
            return;
        }
        boolean isOn = !requireNonNullElse(patroni.synchronousMode(), SpecDefaults.PATRONI_SYNCHRONOUS_MODE)
                .equals("disabled");
        boolean isStrict = Boolean.TRUE.equals(patroni.synchronousModeStrict());
        int replicas = requireNonNullElse(context.spec().replicas(), SpecDefaults.REPLICAS);
        if (isStrict && !isOn) {
            context.invalid(
                    PATRONI.field("synchronousModeStrict"),
                    "patroni.synchronousModeStrict",
                    true,
                    "synchronousModeStrict requires synchronousMode enabled or quorum");
        }
        Integer standbys = patroni.synchronousNodeCount();
        if (isOn && standbys != null && standbys > 1 && standbys >= replicas) {
            context.invalid(
                    PATRONI.field("synchronousNodeCount"),
                    "patroni.synchronousNodeCount",
                    standbys,
                    "synchronousNodeCount must be less than replicas: the primary is not its own synchronous standby");
        }
        if (isOn && isStrict && replicas == 1) {
            context.report(Violation.warning(
                    PATRONI.field("synchronousModeStrict"),
                    Violation.Kind.INVALID,
                    "patroni.synchronousModeStrict",
                    true,
                    "a cluster with one member has no synchronous standby, so strict mode blocks"
                            + " every write; increase replicas"));
        }
    }
}
