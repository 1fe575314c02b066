package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.SecretsPolicy;
import java.util.List;
import java.util.function.Predicate;

/**
 * Refuses what the API has and this release renders no manifests for: a cluster that silently lacks its backup is worse
 * than none. A feature leaves the list with the change that renders it.
 */
final class NotYetRendered implements Rule {

    /** A feature, whether a spec asks for it, and where. */
    private record Feature(FieldPath path, Predicate<PostgresClusterSpec> isAskedFor, String name) {}

    private static final List<Feature> FEATURES = List.of(
            new Feature(
                    RuleContext.SPEC.field("backup").field("verify"),
                    spec -> spec.backup() != null && spec.backup().verify() != null,
                    "the restore drill"),
            new Feature(RuleContext.SPEC.field("standby"), spec -> spec.standby() != null, "a standby cluster"));

    @Override
    public void check(RuleContext context) {
        for (Feature feature : FEATURES) {
            if (feature.isAskedFor().test(context.spec())) {
                refuse(feature.path(), feature.name(), context);
            }
        }
        if (context.target().secretsPolicy() == SecretsPolicy.EXTERNAL_SECRET) {
            refuse(FieldPath.ROOT, "the secrets policy external-secret", context);
        }
    }

    private static void refuse(FieldPath path, String name, RuleContext context) {
        context.forbidden(path, "feature.not-rendered", "this release does not render " + name + " yet");
    }
}
