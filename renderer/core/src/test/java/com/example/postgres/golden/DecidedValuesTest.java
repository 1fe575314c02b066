package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.Consumer;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions between the spec and what is printed that are more than "the value of the spec, else a default". */
class DecidedValuesTest {

    private static final String BACKUP = "backup: {schedule: '@daily', destination: {type: S3, bucket: backups}%s}";

    @ParameterizedTest
    @CsvSource({"GITOPS, RollingUpdate", "OPERATOR, OnDelete"})
    void onlyTheOperatorReplacesPodsItself(Consumer consumer, String strategy) {
        assertThat(InlineCluster.of("{}", InlineCluster.target(consumer))
                        .object("StatefulSet", "orders")
                        .at("/spec/updateStrategy/type")
                        .asText())
                .isEqualTo(strategy);
    }

    @Test
    void onlyTheOperatorMayCallPatroniFromOutside() {
        JsonNode gitops = InlineCluster.of("{}").object("NetworkPolicy", "orders-members");
        JsonNode operator = InlineCluster.of("{}", InlineCluster.target(Consumer.OPERATOR))
                .object("NetworkPolicy", "orders-members");

        assertThat(gitops.at("/spec/ingress")).hasSize(1);
        assertThat(operator.at("/spec/ingress")).hasSize(2);
    }

    @Test
    void theUsersSettingsOfThePoolerWinOverOurs() {
        InlineCluster cluster = InlineCluster.of(
                "pgbouncer: {enabled: true, params: {server_login_retry: 5, server_idle_timeout: 60}}");

        assertThat(cluster.file("orders-pgbouncer", "pgbouncer.ini").lines())
                .contains("server_login_retry = 5", "server_idle_timeout = 60", "max_prepared_statements = 200")
                .doesNotContain("server_login_retry = 1");
    }

    @Test
    void anIssuerIsAnIssuerOfCertManagerUnlessTheSpecSaysOtherwise() {
        assertThat(issuer("issuerRef: {name: internal}"))
                .hasToString("{\"name\":\"internal\",\"kind\":\"Issuer\",\"group\":\"cert-manager.io\"}");
        assertThat(issuer("issuerRef: {name: internal, kind: Signer, group: issuers.example.net}"))
                .hasToString("{\"name\":\"internal\",\"kind\":\"Signer\",\"group\":\"issuers.example.net\"}");
    }

    @Test
    void walGKeepsToTheMemoryOfItsContainer() {
        String resources = "resources: {limits: {memory: 2Gi}}\n";
        String restore = "bootstrap: {recovery: {source: {archiveName: a/b, destination: {type: S3, bucket: old}}}}\n";

        assertThat(InlineCluster.of(resources + BACKUP.formatted(""))
                        .file("orders-patroni", "archive.env")
                        .lines())
                .contains("WALG_UPLOAD_CONCURRENCY=2", "GOMEMLIMIT=256MiB");
        assertThat(InlineCluster.of(resources + restore)
                        .file("orders-patroni", "recovery.env")
                        .lines())
                .contains("GOMEMLIMIT=256MiB");
        assertThat(InlineCluster.of(BACKUP.formatted("")).file("orders-patroni", "archive.env"))
                .doesNotContain("GOMEMLIMIT", "CONCURRENCY");
    }

    @Test
    void aLargeClusterHasSendersAndSlotsForAllMembersAndTheUsersValuesWin() {
        assertThat(parameters(InlineCluster.of("replicas: 12")))
                .contains("\"max_wal_senders\":\"20\"", "\"max_replication_slots\":\"20\"");
        assertThat(parameters(InlineCluster.of("{replicas: 12, postgresqlParams: {max_wal_senders: 14}}")))
                .contains("\"max_wal_senders\":\"14\"", "\"max_replication_slots\":\"20\"");
        assertThat(parameters(InlineCluster.of("replicas: 10"))).doesNotContain("max_wal_senders");
    }

    @Test
    void theMemberThatNeedsMoreSendersRestartsTheOthers() {
        assertThat(restartChecksum("replicas: 11")).isNotEqualTo(restartChecksum("replicas: 10"));
        assertThat(restartChecksum("replicas: 12")).isEqualTo(restartChecksum("replicas: 11"));
        assertThat(restartChecksum(
                        "{replicas: 11, postgresqlParams: {max_wal_senders: 20, max_replication_slots: 20}}"))
                .isEqualTo(restartChecksum("replicas: 11"));
    }

    private static String parameters(InlineCluster cluster) {
        return cluster.object("ConfigMap", "orders-config")
                .at("/metadata/annotations/config")
                .asText();
    }

    private static String restartChecksum(String spec) {
        return InlineCluster.of(spec)
                .object("StatefulSet", "orders")
                .at("/spec/template/metadata/annotations")
                .path("postgres.example.com/restart-parameters")
                .asText();
    }

    @Test
    void oneMemberMakesItsBackupsItself() {
        assertThat(backupService("replicas: 1\n" + BACKUP.formatted(", backupFromReplica: true")))
                .isEqualTo("service/orders-primary");
        assertThat(backupService("replicas: 2\n" + BACKUP.formatted(", backupFromReplica: true")))
                .isEqualTo("service/orders-repl");
    }

    @Test
    void theBackupsAndDrillsOfAStandbyClusterWaitUntilItIsPromoted() {
        InlineCluster cluster = InlineCluster.of("standby: {host: orders.example.net, credentialsSecret: remote}\n"
                + BACKUP.formatted(", verify: {schedule: '@weekly'}"));

        assertThat(cluster.object("CronJob", "orders-backup")
                        .at("/spec/suspend")
                        .booleanValue())
                .isTrue();
        assertThat(cluster.object("CronJob", "orders-verify")
                        .at("/spec/suspend")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aRestoreDrillNeedsAsMuchRoomAsAMember() {
        InlineCluster cluster = InlineCluster.of(BACKUP.formatted(", verify: {schedule: '@weekly'}"));

        assertThat(cluster.object("CronJob", "orders-verify").toString()).contains("\"storage\":\"10Gi\"");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void oneMemberHasNoDisruptionBudget(int replicas, boolean isExpected) {
        assertThat(InlineCluster.of("replicas: " + replicas)
                        .rendered()
                        .manifests()
                        .find("PodDisruptionBudget", "orders"))
                .matches(budget -> budget.isPresent() == isExpected);
    }

    @Test
    void theOwnerOfAnApplicationsDatabaseIsNamedAfterIt() {
        assertThat(InlineCluster.of("bootstrap: {initdb: {database: shop}}")
                        .container("postgres")
                        .toString())
                .contains("{\"name\":\"APPLICATION_OWNER\",\"value\":\"shop\"}");
    }

    @Test
    void noAllowedClientsMeansAnyoneAndAnEmptyListNobody() {
        assertThat(InlineCluster.of("{}")
                        .object("NetworkPolicy", "orders-clients")
                        .at("/spec/ingress/0")
                        .has("from"))
                .isFalse();
        assertThat(InlineCluster.of("networkPolicy: {allowedClients: []}")
                        .rendered()
                        .manifests()
                        .find("NetworkPolicy", "orders-clients"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'type: S3, bucket: backups, credentialsSecret: keys, endpoint: \"https://minio.example.com\"', ''",
        "'type: S3, bucket: backups, credentialsSecret: keys, endpoint: \"http://minio.example.com/\"', 80",
        "'type: S3, bucket: backups, credentialsSecret: keys, endpoint: \"http://minio.example.com:9000/\"', 9000",
        "'type: S3, bucket: backups, region: eu-central-1', 80",
        "'type: GCS, bucket: backups, credentialsSecret: keys', ''",
        "'type: GCS, bucket: backups', 80 988",
    })
    void theEgressPolicyOpensThePortsOfTheObjectStoreAndOfWorkloadIdentity(String destination, String ports) {
        JsonNode policy = InlineCluster.of("networkPolicy: {restrictEgress: true}\n"
                        + "backup: {schedule: '@daily', destination: {%s}}".formatted(destination))
                .object("NetworkPolicy", "orders-egress");

        assertThat(String.join(" ", policy.findValuesAsText("port")))
                .isEqualTo(("5432 8008 53 53 5353 5353 443 6443 " + ports).strip());
    }

    private static JsonNode issuer(String reference) {
        return InlineCluster.of("tls: {enabled: true, " + reference + "}")
                .object("Certificate", "orders-tls")
                .at("/spec/issuerRef");
    }

    private static String backupService(String spec) {
        for (JsonNode argument : InlineCluster.of(spec)
                .object("CronJob", "orders-backup")
                .at("/spec/jobTemplate/spec/template/spec/containers/0")
                .findValue("args")) {
            if (argument.asText().startsWith("service/")) {
                return argument.asText();
            }
        }
        throw new AssertionError("no Service");
    }
}
