package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.syntax.HostName;
import com.example.postgres.validation.Rules.Rule;

/**
 * A standby cluster follows a primary, an archive, or both.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/standby_cluster.html">Patroni: standby cluster</a>
 */
final class StandbyRule implements Rule {

    private static final FieldPath STANDBY = RuleContext.SPEC.field("standby");

    @Override
    public void check(RuleContext context) {
        StandbySpec standby = context.spec().standby();
        if (standby == null) {
            return;
        }
        if (standby.host() == null && standby.archive() == null) {
            context.invalid(STANDBY, "standby.source", null, "set host, archive or both");
        }
        if (standby.host() == null && standby.primarySlotName() != null) {
            context.forbidden(
                    STANDBY.field("primarySlotName"),
                    "standby.primarySlotName",
                    "primarySlotName may be set only when host is set");
        }
        if (standby.host() == null && standby.port() != null) {
            context.forbidden(STANDBY.field("port"), "standby.port", "port may be set only when host is set");
        }
        if (standby.host() == null && standby.credentialsSecret() != null) {
            context.forbidden(
                    STANDBY.field("credentialsSecret"),
                    "standby.credentialsSecret",
                    "credentialsSecret may be set only when host is set: the credentials of an archive belong"
                            + " in its destination");
        }
        if (standby.host() != null && !HostName.accepts(standby.host())) {
            context.invalid(
                    STANDBY.field("host"),
                    "standby.host",
                    standby.host(),
                    "must be a host name or an IP address," + " without a port; set port instead");
        }
    }
}
