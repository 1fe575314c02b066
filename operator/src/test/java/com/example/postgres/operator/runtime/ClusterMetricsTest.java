package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterMetricsTest {

    private static final ClusterId ORDERS = new ClusterId("shop", "orders");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ClusterMetrics metrics = new ClusterMetrics(registry);

    private String scrape(String status) {
        metrics.update(Map.of(ORDERS, YamlReader.readTrusted("test", status)));
        return registry.scrape();
    }

    @Test
    void theStatusOfAClusterIsInItsMetrics() {
        String text = scrape("""
                {phase: Updating, readyReplicas: 2, lastChange: {predicted: ROLLING_RESTART, observed: RELOAD}, conditions: [
                 {type: Stalled, status: "True"}, {type: Degraded, status: "False"}, {type: SpecValid, status: "True"}]}
                """);

        assertThat(text)
                .contains(
                        "postgres_operator_cluster_phase{cluster=\"orders\",namespace=\"shop\",phase=\"Updating\"} 1",
                        "postgres_operator_cluster_phase{cluster=\"orders\",namespace=\"shop\",phase=\"Running\"} 0",
                        "postgres_operator_cluster_ready_members{cluster=\"orders\",namespace=\"shop\"} 2",
                        "postgres_operator_cluster_condition{cluster=\"orders\",namespace=\"shop\",type=\"Stalled\"} 1",
                        "postgres_operator_cluster_condition{cluster=\"orders\",namespace=\"shop\",type=\"Degraded\"} 0",
                        "postgres_operator_cluster_last_change{cluster=\"orders\",namespace=\"shop\","
                                + "observed=\"RELOAD\",predicted=\"ROLLING_RESTART\"} 0")
                .doesNotContain("SpecValid");
    }

    @Test
    void aClusterThatIsGoneHasNoMetrics() {
        assertThat(scrape("{phase: Running}")).contains("cluster=\"orders\"");

        metrics.update(Map.of());

        assertThat(registry.scrape()).doesNotContain("cluster=\"orders\"");
    }

    @Test
    void whatIsNoLongerSoIsNoMetric() {
        scrape("{lastChange: {predicted: ROLLING_RESTART, observed: RELOAD}}");

        String text = scrape("{lastChange: {predicted: RELOAD, observed: RELOAD, finishedAt: now}}");

        assertThat(text).contains("observed=\"RELOAD\",predicted=\"RELOAD\"} 1").doesNotContain("ROLLING_RESTART");
    }
}
