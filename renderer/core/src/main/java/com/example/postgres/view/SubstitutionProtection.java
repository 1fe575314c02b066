package com.example.postgres.view;

import com.example.postgres.model.Metadata;
import java.util.Map;

/**
 * Keeps Flux from taking the shell variables of a script, or Kubernetes' own {@code $(NAME)}, for variables of its
 * post-build substitution (https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution).
 */
final class SubstitutionProtection {

    static final Map<String, String> ANNOTATIONS = Map.of("kustomize.toolkit.fluxcd.io/substitute", "disabled");

    private SubstitutionProtection() {}

    static Metadata protect(Metadata metadata) {
        return metadata.withAnnotations(ANNOTATIONS);
    }
}
