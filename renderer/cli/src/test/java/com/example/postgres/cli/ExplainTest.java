package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pgc explain}: from a field to what it reaches, and from a line of an object to its template and its fields. */
class ExplainTest {

    private static final String SPEC = """
            version: "18", replicas: 2, storage: {size: 10Gi}, resources: {requests: {cpu: 500m}},
            postgresqlParams: {work_mem: 8MB}, inheritedMetadata: {labels: {team: payments}}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void writeTheSpec() {
        Specs.write(directory, "orders.yaml", Specs.orders(SPEC));
    }

    private Run explain(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.in(directory, all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.storage.size | rule: size must not shrink: a volume can only grow",
                "spec.storage.storageClass | rule: storageClass is immutable: a volume claim keeps the class it was created with",
                "spec.storage | rule: storageClass is immutable: a volume claim keeps the class it was created with",
                "spec.version | rule: the minor version must not be downgraded; omit it to accept the one in the image",
                "spec.replicationSlots | rule: a logical slot requires database and plugin"
            })
    void aFieldHasTheRulesThatAreAboutIt(String field, String rule) {
        assertThat(explain(field).out().replaceAll("\\s+", " ")).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec.storage.size | spec.storage.size <quantity>",
                "spec.resources | limits <map of quantity>",
                "spec.pgbouncer.params | spec.pgbouncer.params <map of integer or string>",
                "spec.pgbouncer.params | maxProperties: 100",
                "status.backup.lastArchivedTime | format: \"date-time\""
            })
    void aFieldHasATypeAndLimits(String field, String text) {
        assertThat(explain(field).out()).contains(text);
    }

    @Test
    void aFieldHasItsImpactAndTheValuesItReaches() {
        String ttl = explain("spec.patroni.ttl").out();

        assertThat(ttl)
                .startsWith("spec.patroni.ttl <integer>\n")
                .contains("\nIMPACT (of a change to 60, with three members)\n  RELOAD\n")
                .contains("\nREACHES\n  ConfigMap/<name>-config\n    metadata.annotations.config.ttl\n");
        assertThat(explain("spec.paused").out()).contains("\nIMPACT").contains("\nREACHES\n  no rendered object\n");
    }

    @Test
    void aFieldThatHoldsOthersHasAnImpactForEach() {
        assertThat(explain("spec.patroni").out())
                .containsPattern("spec.patroni.ttl +RELOAD\n")
                .containsPattern("spec.patroni.synchronousMode +");
        assertThat(explain("spec").out())
                .contains("IMPACT\n  from NONE to ", "pgc explain FIELD says it")
                .containsPattern("StatefulSet/<name> \\([0-9]+ values\\)\n");
    }

    @Test
    void aKeyThatTheUserChoosesIsAField() {
        assertThat(explain("spec.postgresqlParams.work_mem").out())
                .startsWith("spec.postgresqlParams.work_mem <integer or string>\n")
                .contains("\nIMPACT\n  of each parameter its own: pgc params explain work_mem\n")
                .contains("metadata.annotations.config.postgresql.parameters.work_mem\n")
                .doesNotContain("StatefulSet", "max_connections");
        assertThat(explain("spec.postgresqlParams.shared_buffers").out())
                .contains("metadata.annotations.config.postgresql.parameters.shared_buffers\n", "StatefulSet");
    }

    @Test
    void aValueOfAnObjectHasItsTemplateLineAndItsFields() {
        Run run = explain("statefulset/orders:spec.template.spec.containers[postgres].resources", "orders.yaml");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("""
                        StatefulSet/orders spec.template.spec.containers[name=postgres].resources
                          {"requests":{"cpu":"500m"}}

                        TEMPLATE
                          templates/_partials/postgres-container.hbs:""")
                .containsPattern("\n  spec.resources.requests +\\{\"cpu\":\"500m\"} +[A-Z_]+\n")
                .containsPattern("\n  spec.resources.limits +not set +[A-Z_]+\n");
        String cpu = explain(
                        "StatefulSet/orders:spec.template.spec.containers[0].resources.requests.cpu", "orders.yaml")
                .out();
        assertThat(cpu).contains("  It prints spec.template.spec.containers[name=postgres].resources as a whole.\n");
    }

    @Test
    void aSettingOfAFileInAnObjectHasTheTemplateOfTheFile() {
        assertThat(explain("configmap/orders-patroni:data[patroni.yml].restapi", "orders.yaml")
                        .out())
                .contains("templates/patroni/patroni.yml.hbs:");
        assertThat(explain(
                                "configmap/orders-config:metadata.annotations.config.postgresql.parameters.work_mem",
                                "orders.yaml")
                        .out())
                .contains("templates/patroni/dynamic-configuration.yaml.hbs:")
                .containsPattern("spec.postgresqlParams.work_mem +\"8MB\"");
    }

    @Test
    void aLabelOfTheTemplateIsNotThatOfTheUser() {
        assertThat(explain("service/orders-primary:metadata.labels.team", "orders.yaml")
                        .out())
                .containsPattern("spec.inheritedMetadata.labels.team +\"payments\"");
        assertThat(explain("service/orders-primary:metadata.labels[postgres.example.com/cluster]", "orders.yaml")
                        .out())
                .doesNotContain("inheritedMetadata")
                .contains("none: every cluster has this line");
    }

    @Test
    void aLineOfARenderedFileIsTheValueOnIt() {
        Run.in(directory, "render", "orders.yaml", "-d", "rendered");
        String config = "rendered/configmap-orders-patroni.yaml";

        assertThat(explain(
                                "rendered/statefulset-orders.yaml:"
                                        + line("rendered/statefulset-orders.yaml", "replicas: "),
                                "orders.yaml")
                        .out())
                .startsWith("StatefulSet/orders spec.replicas\n  2\n")
                .containsPattern("spec.replicas +2 ");
        assertThat(explain(config + ":" + line(config, "restapi:"), "orders.yaml")
                        .out())
                .startsWith("ConfigMap/orders-patroni data[patroni.yml].restapi\n");
    }

    @Test
    void aLineOfAScriptIsThatOfTheScript() {
        Run.in(directory, "render", "orders.yaml", "-d", "rendered");
        String scripts = "rendered/configmap-orders-scripts.yaml";
        int first = line(scripts, "start.sh: |");

        assertThat(explain(scripts + ":" + (first + 3), "orders.yaml").out())
                .contains("TEMPLATE\n  templates/patroni/scripts/start.sh:3\n");
    }

    @Test
    void anObjectHasATemplateLineForEveryLine() {
        String lines = explain("StatefulSet/orders", "orders.yaml").out();

        assertThat(lines.lines()).allMatch(line -> line.matches(".*# templates/\\S+\\.hbs:[0-9]+(  spec\\..*)?"));
        assertThat(lines)
                .containsPattern("\n  replicas: 2 +# templates/patroni/statefulset.yaml.hbs:[0-9]+  spec.replicas\n");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIsNearIt() {
        assertThat(explain("statefulset/order", "orders.yaml")).isEqualTo(new Run(2, "", """
                        error: no statefulset/order is rendered from orders.yaml
                        hint: did you mean StatefulSet/orders?
                        """));
        assertThat(explain("statefulset/orders:spec.replica", "orders.yaml")).isEqualTo(new Run(2, "", """
                        error: there is no replica in StatefulSet/orders spec
                        hint: did you mean replicas?
                        """));
        assertThat(explain("statefulset/orders:spec.template.spec.containers[postgrs]", "orders.yaml")
                        .err())
                .contains("hint: did you mean postgres?");
    }

    @Test
    void anObjectNeedsASpecThatIsValidAndAFieldNone() {
        Specs.write(directory, "wrong.yaml", Specs.orders("version: \"18\""));

        assertThat(explain("statefulset/orders").code()).isEqualTo(2);
        assertThat(explain("statefulset/orders").err()).contains("the spec is missing");
        assertThat(explain("spec.tls", "orders.yaml").code()).isEqualTo(2);
        assertThat(explain("statefulset/orders", "wrong.yaml").code()).isEqualTo(3);
        assertThat(explain("statefulset/orders", "none.yaml").code()).isEqualTo(5);
        assertThat(explain("none.yaml:3", "orders.yaml").code()).isEqualTo(5);
        assertThat(explain("orders.yaml:300", "orders.yaml").code()).isEqualTo(2);
    }

    /** The number of the first line that has the text. */
    private int line(String file, String text) {
        int number = 1;
        for (String line : Specs.read(directory, file).lines().toList()) {
            if (line.contains(text)) {
                return number;
            }
            number++;
        }
        throw new AssertionError(file + " has no " + text);
    }
}
