package com.example.postgres.plan.engine;

import com.example.postgres.object.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields with which a GitOps tool changes the manifests before it applies them.
 *
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/">Flux: Kustomization</a>
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/">Argo CD: Kustomize</a>
 */
final class Rewrites {

    private static final List<String> FLUX = List.of(
            "postBuild.substitute",
            "postBuild.substituteFrom",
            "patches",
            "components",
            "images",
            "commonMetadata",
            "targetNamespace",
            "namePrefix",
            "nameSuffix");
    private static final List<String> KUSTOMIZE = List.of(
            "patches",
            "components",
            "images",
            "replicas",
            "commonLabels",
            "commonAnnotations",
            "namespace",
            "namePrefix",
            "nameSuffix");

    private Rewrites() {}

    /** Those that a Kustomization sets. */
    static List<String> ofFlux(Value spec) {
        return set(spec, FLUX).toList();
    }

    /** Those that a source of an Application sets. */
    static List<String> ofArgo(Value spec) {
        return Stream.concat(Stream.of(spec.get("source")), spec.get("sources").items().stream())
                .flatMap(source -> set(source.get("kustomize"), KUSTOMIZE))
                .distinct()
                .toList();
    }

    private static Stream<String> set(Value holder, List<String> fields) {
        return fields.stream()
                .filter(field -> holder.get(field.split("\\.", -1)).exists());
    }
}
