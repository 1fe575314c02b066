package com.example.postgres.charts;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A chart of this folder.
 *
 * @param name of the chart and of its folder
 * @param release the name of the release that tests render
 * @param namespace the namespace of that release
 */
record HelmChart(String name, String release, String namespace) {

    static final HelmChart OPERATOR =
            new HelmChart("postgres-operator", "postgres-operator", "postgres-operator-system");
    static final HelmChart CLUSTER = new HelmChart("postgres-cluster", "orders", "shop");
    static final List<HelmChart> ALL = List.of(OPERATOR, CLUSTER);

    /** The folder of this module. */
    static final Path MODULE = Path.of(System.getProperty("basedir", ""));

    private static final String KUBERNETES = "1.35.0";

    Path folder() {
        return MODULE.resolve(name);
    }

    /** {@code helm lint --strict} with the default values. */
    LintResult lint() {
        return new Helm(folder()).lint().strict().call();
    }

    /** {@code helm template}. Throws with Helm's words if the values or the chart are refused. */
    String template(Path values) {
        return command(values).call();
    }

    /** A {@code helm template} that can be changed before it is called. */
    TemplateCommand command(Path values) {
        return new Helm(folder())
                .template()
                .withName(release)
                .withNamespace(namespace)
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values);
    }

    /** The objects of a rendered text. Fails if the text is not strict YAML, for example if a key is repeated. */
    static ObjectSet objects(String rendered) {
        ReadResult read = YamlReader.readSet("chart", rendered.getBytes(StandardCharsets.UTF_8));
        ObjectReader.Found found = ObjectReader.read(read.intact());
        if (!read.violations().isEmpty() || !found.violations().isEmpty()) {
            throw new AssertionError(read.violations() + " " + found.violations());
        }
        return found.set();
    }

    @Override
    public String toString() {
        return name;
    }
}
