package com.example.postgres.render;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.template.TemplateEngine;
import com.example.postgres.validation.ClusterValidator;
import com.example.postgres.validation.ClusterValidator.ValidationResult;
import com.example.postgres.yaml.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * {@code render(document, target)}: a pure function from one PostgresCluster to the complete manifests. The same input
 * and the same version give the same bytes on every JVM, locale, time zone and hash seed. Thread-safe; keep one, because
 * it compiles schema and templates when they are first needed.
 */
public final class Renderer {

    private static final String CRD = "postgresclusters.yaml";

    private final ClusterValidator validator = new ClusterValidator();
    private final TemplateSet templates;
    private final TemplateEngine engine;

    /** Renders the templates of this version. */
    public Renderer() {
        this(TemplateSet.current());
    }

    /** Renders other templates. */
    public Renderer(TemplateSet templates) {
        this.templates = templates;
        this.engine = new TemplateEngine(templates.folder());
    }

    /** The CustomResourceDefinition that documents are validated against, as YAML. */
    public static byte[] customResourceDefinition() {
        try (InputStream file = Objects.requireNonNull(ClusterValidator.class.getResourceAsStream(CRD), CRD)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("on the class path: " + CRD, e);
        }
    }

    /** Reads the schema and parses the templates now, for a caller that has something else to do meanwhile. */
    public void prepare() {
        validator.prepare();
        engine.prepare(templates.preloaded());
    }

    /**
     * Everything that is wrong with the document, warnings included, in the order of the text; a document without an error
     * can be rendered.
     *
     * @param document of any shape, also one that is not a PostgresCluster
     * @param target who applies the manifests, and to which Kubernetes
     */
    public List<Violation> validate(Document document, RenderTarget target) {
        return validator.validate(document, target).violations();
    }

    /**
     * The manifests of the cluster in the document, or every reason why there are none.
     *
     * @param document of any shape, also one that is not a PostgresCluster
     * @param target who applies the manifests, and to which Kubernetes
     */
    public RenderResult render(Document document, RenderTarget target) {
        ValidationResult validation = validator.validate(document, target);
        if (validation.cluster().isEmpty()) {
            return new RenderResult.Refused(validation.violations());
        }
        return render(validation.cluster().get(), validation.violations(), target);
    }

    /**
     * The lines of the templates that print each value of an object; their files are named as in the source of this project.
     * Paths continue in the files in the object, such as {@code data[patroni.yml].scope}.
     *
     * @param model of the cluster, as a render decided it
     * @param object of the same render
     */
    public SourceMap sources(ClusterModel model, KubernetesObject object) {
        return templates.objects().stream()
                .filter(template -> template.render(model, engine)
                        .filter(tree -> KubernetesObject.rendered(tree).id().equals(object.id()))
                        .isPresent())
                .findFirst()
                .flatMap(template -> template.sources(model, engine))
                .orElseThrow(() -> new IllegalArgumentException("the cluster has no " + object));
    }

    private RenderResult render(PostgresCluster cluster, List<Violation> warnings, RenderTarget target) {
        ClusterModel model = ClusterModel.of(cluster, target);
        List<KubernetesObject> objects = templates.objects().stream()
                .flatMap(template -> template.render(model, engine).stream())
                .map(KubernetesObject::rendered)
                .toList();
        return new RenderResult.Rendered(
                new ClusterId(model.namespace(), model.names().cluster()),
                model,
                ObjectSet.inInstallOrder(objects),
                model.requirements(),
                warnings);
    }
}
