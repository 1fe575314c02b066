package com.example.postgres.operator.runtime;

import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * {@code --warm-up}: loads the classes that a start needs, and ends. The build of the image archives them. Needs no API server.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/21/vm/class-data-sharing.html">Class Data Sharing</a>
 */
final class WarmUp {

    private static final String SAMPLE = """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: warm-up, namespace: warm-up}
            spec:
              version: "18"
              replicas: 3
              storage: {size: 10Gi}
              pgbouncer: {enabled: true}
              metrics: {enabled: true}
            """;

    private WarmUp() {}

    static void run() {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            client.getHttpClient();
            RenderResult result = new Renderer()
                    .render(YamlReader.read("warm-up", SAMPLE).documents().get(0), RenderTarget.operator());
            if (!(result instanceof RenderResult.Rendered)) {
                throw new IllegalStateException("the sample is refused: " + result.violations());
            }
        }
    }
}
