package com.example.postgres.cluster.driver;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;

/** Renders specs with the images and the wal-g of the test run. */
final class RenderedSpec {

    private static final Renderer RENDERER = new Renderer();

    private RenderedSpec() {}

    static ObjectSet of(Spec spec, Consumer consumer, SecretsPolicy secrets, TestNamespace namespace) {
        ClusterTestConfiguration configuration = namespace.kubernetes().configuration();
        RenderTarget target = RenderTarget.gitops()
                .withConsumer(consumer)
                .withImages(configuration.images())
                .withSecretsPolicy(secrets)
                .withNamespace(namespace.name());
        Spec complete = namespace.kubernetes().adapted(spec, namespace);
        RenderResult result = RENDERER.render(complete.document(), target);
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered.manifests();
        }
        throw new IllegalArgumentException(complete + ": " + result.violations());
    }
}
