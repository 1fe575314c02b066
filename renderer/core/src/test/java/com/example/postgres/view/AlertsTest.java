package com.example.postgres.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.ClusterModelFactory;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final String BACKUP = "backup: {schedule: '@daily', destination: {type: S3, bucket: b}}";
    private static final String MONITORING = "networkPolicy: {monitoring: [{podSelector: {}}]}";

    @Test
    void aSingleMemberHasNoAlertsOnReplication() {
        assertThat(names("replicas: 1"))
                .containsExactly(
                        "PostgresNoPrimary",
                        "PostgresTwoPrimaries",
                        "PostgresMemberDown",
                        "PostgresDiskFilling",
                        "PostgresConnectionsExhausted");
    }

    @Test
    void replicasMustFollow() {
        assertThat(names("replicas: 2")).contains("PostgresReplicaNotStreaming", "PostgresReplicaLag");
    }

    @Test
    void archivingIsWatchedWhereThereIsABackup() {
        assertThat(names(BACKUP)).contains("PostgresArchivingFailing");
        assertThat(names("replicas: 2")).doesNotContain("PostgresArchivingFailing");
    }

    @Test
    void patroniIsAskedOnlyWhereItsPortIsOpenToMonitoring() {
        assertThat(names(MONITORING)).contains("PostgresRestartPending", "PostgresPatroniPaused");
        assertThat(names("networkPolicy: {enabled: false}")).contains("PostgresRestartPending");
        assertThat(names("networkPolicy: {monitoring: []}")).doesNotContain("PostgresRestartPending");
        assertThat(names("replicas: 2")).doesNotContain("PostgresRestartPending", "PostgresPatroniPaused");
    }

    @Test
    void expressionsSelectTheMembersOfThisClusterOnly() {
        assertThat(alerts("replicas: 2"))
                .allSatisfy(alert -> assertThat(alert.expression()).contains("namespace=\"web\",pod=~\"shop-[0-9]+\""));
    }

    @Test
    void theDiskAlertFollowsTheSizeOfTheVolume() {
        assertThat(alerts("replicas: 1"))
                .filteredOn(alert -> alert.name().equals("PostgresDiskFilling"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.expression()).endsWith("> 9126805470"));
    }

    private static List<String> names(String field) {
        return alerts(field).stream().map(AlertView::name).toList();
    }

    private static List<AlertView> alerts(String field) {
        PostgresCluster cluster = PostgresCluster.of(YamlReader.readTrusted("cluster", """
                metadata: {name: shop, namespace: web}
                spec:
                  version: "18"
                  storage: {size: 10Gi}
                  metrics: {enabled: true, prometheusRule: true}
                  %s
                """.formatted(field)));
        ClusterModel model = ClusterModelFactory.create(cluster, RenderTarget.gitops());
        return Alerts.of(model, model.metrics().orElseThrow());
    }
}
