package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.spec.StandbySpec;
import com.example.postgres.syntax.HostName;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A standby cluster follows a primary, an archive, or both.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/standby_cluster.html">Patroni: standby cluster</a>
 */
final class StandbyRule implements Rule {

    private static final FieldPath STANDBY = RuleContext.SPEC.field("standby");

    private static final String HEADLESS = "-headless";

    /** Of the cluster's own Services, beside that with its name. */
    private static final List<String> SERVICES = List.of("-primary", "-repl", HEADLESS);

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
        if (standby.host() != null && isOwn(standby.host(), context)) {
            context.invalid(
                    STANDBY.field("host"),
                    "standby.host",
                    standby.host(),
                    "is this cluster itself: a standby cluster follows another one");
        }
        if (standby.host() != null && !HostName.accepts(standby.host())) {
            context.invalid(
                    STANDBY.field("host"),
                    "standby.host",
                    standby.host(),
                    "must be a host name or an IP address," + " without a port; set port instead");
        }
    }

    /** Whether it is one of the names that the cluster's Services and members have in DNS. */
    private static boolean isOwn(String host, RuleContext context) {
        String name = context.cluster().metadata().name();
        String namespace = requireNonNullElse(
                context.cluster().metadata().namespace(), context.target().namespace());
        String domain = requireNonNullElse(context.spec().clusterDomain(), SpecDefaults.CLUSTER_DOMAIN);
        List<String> endings =
                List.of("", "." + namespace, "." + namespace + ".svc", "." + namespace + ".svc." + domain);
        String plain = host.toLowerCase(Locale.ROOT).replaceFirst("[.]$", "");
        return endings.stream()
                .filter(plain::endsWith)
                .map(ending -> plain.substring(0, plain.length() - ending.length()))
                .anyMatch(service -> service.equals(name)
                        || SERVICES.stream().anyMatch(ending -> service.equals(name + ending))
                        || service.matches(Pattern.quote(name) + "-[0-9]+[.]" + Pattern.quote(name + HEADLESS)));
    }
}
