package com.example.postgres.plan.impact;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.source.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for everything that the templates print: which table is for which object. */
public final class ImpactRules {

    private static final Judgement UNKNOWN =
            Judgement.of(Effect.of(Impact.UNKNOWN, "no rule says what this change does"));

    private static final Rule API_VERSION = Rule.always(
            "apiVersion",
            Impact.METADATA,
            "the object is written in another version of its API; it stays the same object");

    private ImpactRules() {}

    /**
     * What a changed value does, or an object that comes or goes.
     *
     * @param change of the object
     * @param value in it; its path is the root if the whole object comes or goes
     */
    public static Judgement judge(ObjectChange change, ValueChange value, ChangeContext context) {
        KubernetesObject object = change.object();
        if (object.cluster().isEmpty()) {
            return Judgement.of(Effect.of(
                    Impact.UNKNOWN, "the object belongs to no PostgresCluster, and the rules know nothing about it"));
        }
        if (change instanceof Added) {
            return isOurs(object) ? Presence.added(object, context) : UNKNOWN;
        }
        if (change instanceof Removed) {
            return isOurs(object) ? Presence.removed(object, context) : UNKNOWN;
        }
        return rule(object, value.path())
                .map(rule -> rule.judge().judge(value, context))
                .orElse(UNKNOWN);
    }

    private static boolean isOurs(KubernetesObject object) {
        return !table(object).isEmpty();
    }

    /** The rule for a value of an object; empty if there is none. */
    static Optional<Rule> rule(KubernetesObject object, FieldPath path) {
        List<Rule> table = table(object);
        return table.isEmpty()
                ? Optional.empty()
                : Stream.concat(Stream.of(API_VERSION), table.stream())
                        .filter(rule -> rule.paths().matches(path))
                        .findFirst();
    }

    private static List<Rule> table(KubernetesObject object) {
        return switch (object.id().kind()) {
            case "StatefulSet" -> StatefulSetRules.TABLE;
            case "ConfigMap" -> configMap(object);
            case "Service" -> NetworkRules.SERVICE;
            case "NetworkPolicy" -> NetworkRules.POLICY;
            case "PodDisruptionBudget" -> SupportRules.BUDGET;
            case "ServiceAccount" -> SupportRules.ACCOUNT;
            case "Role", "RoleBinding" -> SupportRules.PERMISSIONS;
            case "CronJob" -> SupportRules.CRON_JOB;
            case "Job" -> SupportRules.JOB;
            case "PodMonitor", "PrometheusRule" -> SupportRules.MONITORING;
            case "Certificate" -> SupportRules.CERTIFICATE;
            case "ExternalSecret", "Password" -> SupportRules.GENERATED_SECRET;
            case "Secret" -> SecretRules.TABLE;
            default -> List.of();
        };
    }

    private static List<Rule> configMap(KubernetesObject object) {
        String name = object.id().name();
        String suffix = name.startsWith(object.cluster())
                ? name.substring(object.cluster().length())
                : name;
        return switch (suffix) {
            case "-config" -> ConfigurationRules.DYNAMIC;
            case "-patroni" -> ConfigurationRules.FILES;
            case "-scripts" -> ConfigurationRules.SCRIPTS;
            case "-pgbouncer" -> ConfigurationRules.POOLER;
            case "-leader", "-failover", "-sync", "-backup", "-dashboard" -> ConfigurationRules.OTHERS;
            default -> List.of();
        };
    }
}
