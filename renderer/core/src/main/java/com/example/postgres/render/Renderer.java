package com.example.postgres.render;

import com.example.postgres.manifest.Manifest;
import com.example.postgres.manifest.ManifestSet;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.source.Violation;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.template.RenderedFiles;
import com.example.postgres.template.TemplateCatalog;
import com.example.postgres.template.TemplateEngine;
import com.example.postgres.validation.ClusterValidator;
import com.example.postgres.validation.ValidationResult;
import com.example.postgres.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code render(document, target)}: a pure function from one PostgresCluster to the complete manifests. The same input
 * and the same version give the same bytes on every JVM, locale, time zone and hash seed. Thread-safe; keep one, because
 * it compiles schema and templates when they are first needed.
 */
public final class Renderer {

    private final ClusterValidator validator = new ClusterValidator();
    private final TemplateEngine engine = new TemplateEngine();

    /** Reads the schema and parses the templates now, for a caller that has something else to do meanwhile. */
    public void prepare() {
        validator.prepare();
        engine.prepare();
    }

    /**
     * The manifests of the cluster in the document, or every reason why there are none.
     *
     * @param document one document; of any shape, also one that is no PostgresCluster
     * @param target for whom and for which Kubernetes
     */
    public RenderResult render(YamlDocument document, RenderTarget target) {
        ValidationResult validation = validator.validate(document, target);
        if (validation.cluster().isEmpty()) {
            return new RenderResult.Refused(validation.violations());
        }
        return render(validation.cluster().get(), validation.violations(), target);
    }

    private RenderResult render(PostgresCluster cluster, List<Violation> warnings, RenderTarget target) {
        ClusterModel model = ClusterModel.of(cluster, target);
        RenderedFiles files = RenderedFiles.of(model, engine);
        List<Manifest> manifests = new ArrayList<>();
        for (TemplateCatalog.Entry entry : TemplateCatalog.OBJECTS) {
            if (entry.condition().test(model)) {
                manifests.add(
                        Manifest.of(engine.render(entry.template(), entry.view().apply(files))));
            }
        }
        return new RenderResult.Rendered(
                new ClusterId(model.namespace(), model.names().cluster()),
                new ManifestSet(manifests),
                model.requirements(),
                warnings);
    }
}
