package com.example.postgres.cli;

import com.example.postgres.object.Manifest;
import com.example.postgres.object.ManifestId;
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
        for (Manifest manifest : cluster.manifests()) {
            ManifestId id = manifest.id();
            Origin origin = ORIGINS.getOrDefault(id.kind(), SECRETS);
            if (isMissed(id) && told.add(id.apiVersion() + origin.field())) {
                warnings.add(warning(id, origin).at(sources));
            }
        }
        return warnings;
    }

    private boolean isMissed(ManifestId id) {
        return areOfInterest()
                && !isOfKubernetes(id.apiVersion())
                && !listed.contains(id.apiVersion())
                && !listed.contains(id.apiVersion() + "/" + id.kind());
    }

    private static boolean isOfKubernetes(String apiVersion) {
        String group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    }

    private static Violation warning(ManifestId id, Origin origin) {
        return Violation.warning(
                origin.field(),
                Kind.FORBIDDEN,
                "target.api-versions",
                null,
                id + " needs the API " + id.apiVersion()
                        + ", which --api-versions does not list: list it if the cluster has it, else install it or "
                        + origin.alternative());
    }
}
