package com.example.postgres.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.catalogue.TemplateSet;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.template.TemplateEngine;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final String BACKUP = "backup: {schedule: '@daily', destination: {type: S3, bucket: b}}";

    @Test
    void aSingleMemberHasNoAlertsOnReplication() {
        assertThat(names("replicas: 1"))
                .containsExactly(
                        "PostgresNoPrimary",
                        "PostgresTwoPrimaries",
                        "PostgresMemberDown",
                        "PostgresReplicationSlotInactive",
                        "PostgresReplicationSlotNearLimit",
                        "PostgresReplicationSlotLost",
                        "PostgresDiskFilling",
                        "PostgresDiskAlmostFull",
                        "PostgresConnectionsExhausted",
                        "PostgresTransactionIdsRunningOut",
                        "PostgresRestartPending",
                        "PostgresPatroniPaused",
                        "PostgresWatcherDead");
    }

    @Test
    void replicasMustFollow() {
        assertThat(names("replicas: 2")).contains("PostgresReplicaNotStreaming", "PostgresReplicaLag");
    }

    @Test
    void archivingAndBackupsAreWatchedWhereThereIsABackup() {
        assertThat(names(BACKUP))
                .contains("PostgresArchivingFailing", "PostgresBackupFailed", "PostgresBackupTooOld")
                .doesNotContain("PostgresRestoreDrillFailed");
        assertThat(names("replicas: 2")).doesNotContain("PostgresArchivingFailing", "PostgresBackupTooOld");
    }

    @Test
    void aSuspendedBackupMayGrowOld() {
        assertThat(names(BACKUP.replace("'@daily'", "'@daily', suspend: true")))
                .contains("PostgresBackupFailed")
                .doesNotContain("PostgresBackupTooOld");
    }

    @Test
    void patienceWithABackupFollowsTheLongestGapOfItsSchedule() {
        assertThat(expression("PostgresBackupTooOld", BACKUP)).endsWith("> 129600");
        assertThat(expression("PostgresBackupTooOld", BACKUP.replace("@daily", "0 2 * * 1-5")))
                .endsWith("> 388800");
        assertThat(expression("PostgresBackupTooOld", BACKUP.replace("@daily", "0 2 */2 * 1")))
                .endsWith("> 259200");
    }

    @Test
    void theRestoreDrillIsWatched() {
        String drill = BACKUP.replace("'@daily'", "'@daily', verify: {schedule: '0 5 * * 0'}");

        assertThat(names(drill)).contains("PostgresRestoreDrillFailed", "PostgresRestoreDrillTooOld");
        assertThat(expression("PostgresRestoreDrillTooOld", drill)).endsWith("> 907200");
    }

    @Test
    void certificatesAreWatchedWhereThereIsTls() {
        assertThat(names("tls: {enabled: true, certSecret: tls}"))
                .contains("PostgresCertificateExpiring", "PostgresCertificateExpiresSoon");
        assertThat(names("replicas: 2")).doesNotContain("PostgresCertificateExpiring");
    }

    @Test
    void aStandbyClusterHasNoPrimaryAndMakesNoBackups() {
        assertThat(names("standby: {host: remote}\n  " + BACKUP))
                .contains("PostgresStandbyNotStreaming")
                .doesNotContain("PostgresNoPrimary", "PostgresTwoPrimaries", "PostgresBackupTooOld");
    }

    @Test
    void aStandbyClusterMustHearFromWhatItFollows() {
        String archive = "standby: {archive: {archiveName: a, destination: {type: S3, bucket: b}}}";

        assertThat(names(archive))
                .contains("PostgresStandbyArchiveSilent")
                .doesNotContain("PostgresStandbyNotStreaming");
        assertThat(names("standby: {host: remote}")).doesNotContain("PostgresStandbyArchiveSilent");
    }

    @Test
    void aPendingRestartAndAPauseAreWatchedWhoeverReachesPatroni() {
        assertThat(names("networkPolicy: {monitoring: []}"))
                .contains("PostgresRestartPending", "PostgresPatroniPaused");
    }

    @Test
    void expressionsSelectTheMembersOfThisClusterOnly() {
        assertThat(alerts("replicas: 2"))
                .allSatisfy(alert ->
                        assertThat(alert.path("expr").asText()).contains("namespace=\"web\",pod=~\"shop-[0-9]+\""));
    }

    private static String expression(String alert, String field) {
        return alerts(field).stream()
                .filter(candidate -> candidate.path("alert").asText().equals(alert))
                .findFirst()
                .orElseThrow()
                .path("expr")
                .asText();
    }

    private static List<String> names(String field) {
        return alerts(field).stream().map(alert -> alert.path("alert").asText()).toList();
    }

    private static List<JsonNode> alerts(String field) {
        PostgresCluster cluster = PostgresCluster.of(YamlReader.readTrusted("cluster", """
                metadata: {name: shop, namespace: web}
                spec:
                  version: "18"
                  storage: {size: 10Gi}
                  metrics: {enabled: true, prometheusRule: true}
                  %s
                """.formatted(field)));
        ClusterModel model = ClusterModel.of(cluster, RenderTarget.gitops());
        List<JsonNode> alerts = new ArrayList<>();
        new TemplateEngine(TemplateSet.current().folder())
                .render("metrics/prometheusrule.yaml", PrometheusRuleView.of(model))
                .at("/spec/groups/0/rules")
                .forEach(alerts::add);
        return alerts;
    }
}
