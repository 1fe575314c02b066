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
 * Warns of objects that a cluster refuses because it lacks their API.
 *
 * @param listed what {@code --api-versions} says that the cluster has besides Kubernetes' own; empty if it was not given,
 *     and then nothing is missed
 */
record UnlistedApis(Set<String> listed) {

    private record Origin(FieldPath field, String alternative) {}

    private static final Map<String, Origin> ORIGINS = Map.of(
            "PodMonitor", ofField("spec", "metrics", "podMonitor"),
            "PrometheusRule", ofField("spec", "metrics", "prometheusRule"),
            "Certificate", ofField("spec", "tls", "issuerRef"));

    private static final Origin SECRETS =
            new Origin(FieldPath.ROOT, "choose another policy than --secrets external-secret");

    private static Origin ofField(String... names) {
        return new Origin(FieldPath.of(names), "leave the field out");
    }

    boolean areOfInterest() {
        return !listed.isEmpty();
    }

    /** One warning for each field and API. */
    List<Violation> of(Rendered cluster, SourceMap sources) {
        List<Violation> warnings = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (KubernetesObject manifest : cluster.manifests()) {
            Origin origin = ORIGINS.getOrDefault(manifest.id().kind(), SECRETS);
            if (isMissed(manifest) && told.add(manifest.apiVersion() + origin.field())) {
                warnings.add(warning(manifest, origin).at(sources));
            }
        }
        return warnings;
    }

    private boolean isMissed(KubernetesObject object) {
        return areOfInterest()
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
                        + ", which --api-versions does not list: list it if the cluster has it, else install it or "
                        + origin.alternative());
    }
}
