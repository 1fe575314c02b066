package com.example.postgres.cli;

import com.example.postgres.cli.command.Library;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.RenderResult.Refused;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.render.Renderer;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a ConfigMap for each item of {@code spec.objects}, so that tests choose the files of a directory. More than
 * 100 replicas are an error, more than 50 a warning, and 13 is a defect.
 */
final class FakeLibrary implements Library {

    @Override
    public List<Violation> validate(Document document, RenderTarget target) {
        FieldPath path = FieldPath.of("spec", "replicas");
        int replicas = document.root().path("spec").path("replicas").asInt();
        if (replicas == 13) {
            throw new IllegalStateException("unlucky");
        }
        List<Violation> violations = new ArrayList<>();
        if (replicas > 100) {
            violations.add(Violation.error(path, Kind.INVALID, "replicas.maximum", replicas, "at most 100")
                    .at(document.sources()));
        } else if (replicas > 50) {
            violations.add(Violation.warning(path, Kind.INVALID, "replicas.many", replicas, "that is many")
                    .at(document.sources()));
        }
        return violations;
    }

    @Override
    public RenderResult render(Document document, RenderTarget target) {
        List<Violation> violations = validate(document, target);
        if (violations.stream().anyMatch(Violation::isError)) {
            return new Refused(violations);
        }
        String name = document.root().path("metadata").path("name").asText();
        String namespace = document.root().path("metadata").path("namespace").asText(target.namespace());
        List<KubernetesObject> manifests = new ArrayList<>();
        for (JsonNode object : document.root().path("spec").path("objects")) {
            manifests.add(configMap(
                    namespace, object.asText(), document.root().path("spec").path("value")));
        }
        return new Rendered(
                new ClusterId(namespace, name),
                Model.OF_ANY_CLUSTER,
                ObjectSet.inInstallOrder(manifests),
                List.of(new SecretRequirement(
                        namespace, name + "-credentials", List.of("password"), "the superuser", false)),
                violations);
    }

    @Override
    public SourceMap sources(ClusterModel model, KubernetesObject object) {
        return SourceMap.ofWhole("templates/fake.yaml.hbs");
    }

    /** Rendered on first use: most tests do not need it. */
    private static final class Model {

        private static final ClusterModel OF_ANY_CLUSTER = any();

        private static ClusterModel any() {
            JsonNode spec = YamlReader.readTrusted("any", """
                    apiVersion: postgres.example.com/v1alpha1
                    kind: PostgresCluster
                    metadata: {name: any}
                    spec: {version: "18", storage: {size: 1Gi}}
                    """);
            RenderResult result = new Renderer().render(Document.ofTree("any", spec), RenderTarget.gitops());
            return ((Rendered) result).model();
        }
    }

    private static KubernetesObject configMap(String namespace, String name, JsonNode value) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "v1").put("kind", "ConfigMap");
        root.putObject("metadata").put("name", name).put("namespace", namespace);
        root.putObject("data").put("value", value.asText("1"));
        return KubernetesObject.rendered(root);
    }
}
