package com.example.postgres.cli.command;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Warns about objects that need an API that the cluster does not serve.
 *
 * @param listed the extra APIs that the cluster serves, from {@code --api-versions}; empty if the option was not given:
 *     then there are no warnings
 */
record UnlistedApis(Set<String> listed) {

    private record Origin(FieldPath field, String alternative) {}

    private static final Map<String, Origin> ORIGINS = Map.of(
            "PodMonitor", ofField("spec", "metrics", "podMonitor"),
            "PrometheusRule", ofField("spec", "metrics", "prometheusRule"),
            "Certificate", ofField("spec", "tls", "issuerRef"));

    private static final Origin SECRETS =
            new Origin(FieldPath.ROOT, "use another policy than --secrets external-secret");

    private static Origin ofField(String... names) {
        return new Origin(FieldPath.of(names), "remove the field");
    }

    boolean isGiven() {
        return !listed.isEmpty();
    }

    /** One warning for each field and API. */
    List<Violation> warnings(Rendered cluster, SourceMap sources) {
        List<Violation> warnings = new ArrayList<>();
        Set<String> reported = new HashSet<>();
        for (KubernetesObject manifest : cluster.manifests()) {
            Origin origin = ORIGINS.getOrDefault(manifest.id().kind(), SECRETS);
            if (isUnlisted(manifest) && reported.add(manifest.apiVersion() + origin.field())) {
                warnings.add(warning(manifest, origin).at(sources));
            }
        }
        return warnings;
    }

    private boolean isUnlisted(KubernetesObject object) {
        return isGiven()
                && !object.id().isBuiltIn()
                && !listed.contains(object.apiVersion())
                && !listed.contains(object.apiVersion() + "/" + object.id().kind());
    }

    private static Violation warning(KubernetesObject object, Origin origin) {
        return Violation.warning(
                origin.field(),
                Kind.FORBIDDEN,
                "target.api-versions",
                null,
                object + " needs the API " + object.apiVersion()
                        + ", which is not in --api-versions: add it there if the cluster serves it; otherwise install it or "
                        + origin.alternative());
    }
}
