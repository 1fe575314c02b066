package com.example.postgres.validation;

import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;

/** Targets that tests need. */
final class Targets {

    private Targets() {}

    static RenderTarget operator() {
        RenderTarget gitops = RenderTarget.gitops();
        return new RenderTarget(
                Consumer.OPERATOR,
                gitops.kubernetesVersion(),
                gitops.apiVersions(),
                gitops.images(),
                gitops.registry(),
                gitops.secretsPolicy(),
                gitops.namespace());
    }
}
