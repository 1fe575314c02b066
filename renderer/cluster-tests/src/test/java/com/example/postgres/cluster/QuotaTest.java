package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Client;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A namespace whose ResourceQuota asks for requests and limits of every container; in it a cluster with an ICU locale, Services
 * that nodes lead to, a retention of days, and queries of the user.
 */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class QuotaTest {

    private static final String RESOURCES = "{requests: {cpu: 50m, memory: 64Mi}, limits: {cpu: \"2\", memory: 512Mi}}";

    private static final String QUERIES = """
            shop_orders:
              query: "SELECT current_database() AS datname, 42 AS open"
              metrics:
                - datname: {usage: LABEL, description: Name of the database}
                - open: {usage: GAUGE, description: Open orders}
            """;

    private final TestNamespace namespace;
    private final Cluster cluster;
    private Client monitoring;

    QuotaTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.cluster = namespace.cluster("limited");
    }

    @BeforeAll
    void isApplied() {
        ObjectStore store = namespace.kubernetes().objectStore();
        store.createSecret(namespace);
        String destination = store.destination(namespace);
        monitoring = Client.withoutCredentials(namespace, "monitoring");
        Spec spec = Spec.of("limited", 1)
                .with("/spec/resources", RESOURCES)
                .with("/spec/bootstrap", "{initdb: {database: app, owner: app, localeProvider: icu, icuLocale: de-DE}}")
                .with("/spec/service", "{type: NodePort, externalTrafficPolicy: Local}")
                .with("/spec/replicaService", "{type: NodePort, externalTrafficPolicy: Cluster}")
                .with("/spec/pgbouncer", "{enabled: true, resources: %s}".formatted(RESOURCES))
                .with("/spec/metrics", "{enabled: true, queriesConfigMap: queries, resources: %s}".formatted(RESOURCES))
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 1 1 *\", retention: {count: 1, days: 1}, destination: %s, verify: {schedule: \"0 5 1 1 *\"}}"
                                .formatted(destination));
        // Rendering starts a pod that looks for wal-g in the image, and that pod sets no limits.
        cluster.render(spec);
        client().resourceQuotas()
                .inNamespace(namespace.name())
                .resource(new ResourceQuotaBuilder()
                        .withNewMetadata()
                        .withName("everything")
                        .endMetadata()
                        .withNewSpec()
                        .addToHard("requests.cpu", new Quantity("2"))
                        .addToHard("requests.memory", new Quantity("2Gi"))
                        .addToHard("limits.cpu", new Quantity("10"))
                        .addToHard("limits.memory", new Quantity("4Gi"))
                        .endSpec()
                        .build())
                .create();
        cluster.apply(spec);
        cluster.awaitHealthy(1);
    }

    @Test
    @Order(1)
    void jobsOfBackupsAndDrillsFitIntoTheQuota() {
        assertThat(cluster.backup("first")).containsEntry("postgres.example.com/backup-outcome", "Succeeded");
        assertThat(cluster.verify("drill")).containsEntry("postgres.example.com/verify-outcome", "Succeeded");
    }

    @Test
    @Order(2)
    void backupsOfTheLastDaysStayBeyondTheCount() {
        assertThat(cluster.backup("second"))
                .containsEntry("postgres.example.com/backup-outcome", "Succeeded")
                .containsEntry("postgres.example.com/backups", "2");
    }

    @Test
    void databasesHaveTheLocaleProviderOfTheSpec() {
        assertThat(cluster.sql(
                        cluster.leader(),
                        "SELECT datlocprovider, datlocale FROM pg_database WHERE datname IN ('app', 'postgres')"))
                .isEqualTo("i|de-DE\ni|de-DE");
    }

    @Test
    void databasesCanHaveTheBuiltinProvider() {
        Cluster builtin = namespace.cluster("builtin");

        builtin.apply(Spec.of("builtin", 1)
                .with("/spec/resources", RESOURCES)
                .with("/spec/bootstrap", "{initdb: {localeProvider: builtin, locale: PG_UNICODE_FAST}}"));
        builtin.awaitHealthy(1);

        assertThat(builtin.sql(
                        builtin.leader(),
                        "SELECT datlocprovider, datlocale, datcollate FROM pg_database WHERE datname = 'postgres'"))
                .isEqualTo("b|PG_UNICODE_FAST|C.UTF-8");
    }

    @Test
    void nodesLeadToTheServices() {
        Service primary = service("limited-primary");

        assertThat(primary.getSpec().getExternalTrafficPolicy()).isEqualTo("Local");
        assertThat(primary.getSpec().getPorts())
                .allSatisfy(port -> assertThat(port.getNodePort()).isPositive());
        assertThat(service("limited-repl").getSpec().getExternalTrafficPolicy()).isEqualTo("Cluster");
        assertThat(service("limited").getSpec().getType()).isEqualTo("ClusterIP");
    }

    /** The ConfigMap appears after the members have started without it, and is broken later. */
    @Test
    void exporterServesTheQueriesOfTheUserAndTheTablesOfTheApplication() {
        cluster.run(cluster.leader(), "psql", "-U", "postgres", "-d", "app", "-c", "CREATE TABLE orders (id int)");
        Waiting.until(
                "the exporter serves its own metrics without the ConfigMap, and the table of the application",
                () -> assertThat(metrics())
                        .anyMatch(line -> line.startsWith("pgc_volume_size_bytes"))
                        .anyMatch(line -> line.startsWith("pgc_table_size_bytes{datname=\"app\",relname=\"orders\"")));

        putQueries(QUERIES);

        Waiting.until(
                "the queries run in both databases",
                () -> assertThat(metrics())
                        .anyMatch(line -> line.startsWith("shop_orders_open{datname=\"app\""))
                        .anyMatch(line -> line.startsWith("shop_orders_open{datname=\"postgres\""))
                        .anyMatch(line -> line.startsWith("pgc_volume_size_bytes")));

        putQueries("shop_orders: [");

        Waiting.until(
                "the error is told",
                () -> assertThat(metrics())
                        .anyMatch(
                                line -> line.startsWith("pg_exporter_user_queries_load_error{") && line.endsWith(" 1"))
                        .anyMatch(line -> line.equals("pg_up 1")));
        assertThat(cluster.readyPods("-primary")).hasSize(1);
    }

    private List<String> metrics() {
        return monitoring
                .run("curl", "-sS", "-m", "5", "http://limited-0.limited-headless:9187/metrics")
                .text()
                .lines()
                .toList();
    }

    private void putQueries(String queries) {
        client().configMaps()
                .inNamespace(namespace.name())
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("queries")
                        .endMetadata()
                        .withData(Map.of("shop.yaml", queries))
                        .build())
                .serverSideApply();
    }

    private Service service(String name) {
        return client().services().inNamespace(namespace.name()).withName(name).get();
    }

    private KubernetesClient client() {
        return namespace.kubernetes().client();
    }
}
