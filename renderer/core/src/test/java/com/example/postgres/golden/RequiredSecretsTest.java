package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The Secrets that must exist before a set is applied. */
class RequiredSecretsTest {

    private static final String APPLICATION = "bootstrap: {initdb: {database: shop}}";

    @Test
    void everyClusterNeedsThePasswordsOfItsRoles() {
        assertThat(secrets("{}"))
                .containsExactly(
                        "shop/orders-credentials: username password replication-password rewind-password patroni-password");
    }

    @Test
    void theFeaturesThatLogInNeedTheirPassword() {
        assertThat(secrets("{pgbouncer: {enabled: true}, metrics: {enabled: true}}"))
                .containsExactly("shop/orders-credentials: username password replication-password rewind-password"
                        + " patroni-password pgbouncer-password exporter-password");
    }

    @Test
    void anApplicationNeedsAPassword() {
        assertThat(secrets(APPLICATION)).contains("shop/orders-app: password");
    }

    @ParameterizedTest
    @EnumSource(
            value = SecretsPolicy.class,
            names = {"BOOTSTRAP_JOB", "EXTERNAL_SECRET"})
    void whatTheSetCreatesIsNotRequired(SecretsPolicy policy) {
        assertThat(InlineCluster.of(APPLICATION, InlineCluster.target(policy)).requirements())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SecretsPolicy.class)
    void theSecretThatTheSpecNamesIsRequiredUnderEveryPolicy(SecretsPolicy policy) {
        RenderTarget target = InlineCluster.target(policy);

        assertThat(InlineCluster.of("credentials: {secretName: passwords}", target)
                        .requirements())
                .extracting(SecretRequirement::name)
                .containsExactly("passwords");
    }

    @ParameterizedTest
    @CsvSource({
        "'type: S3, bucket: backups', AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",
        "'type: GCS, bucket: backups', GOOGLE_APPLICATION_CREDENTIALS",
        "'type: Azure, container: backups, storageAccount: company', AZURE_STORAGE_ACCESS_KEY"
    })
    void anObjectStoreNeedsItsKeys(String destination, String keys) {
        assertThat(secrets("backup: {schedule: '@daily', destination: {%s, credentialsSecret: store}}"
                        .formatted(destination)))
                .contains("shop/store: " + keys);
    }

    @Test
    void azureTakesOtherKeysToo() {
        assertThat(requirement(
                                "backup: {schedule: '@daily', destination: {type: Azure, container: backups,"
                                        + " storageAccount: company, credentialsSecret: store}}",
                                "store")
                        .purpose())
                .contains("AZURE_STORAGE_SAS_TOKEN", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "AZURE_TENANT_ID");
    }

    @ParameterizedTest
    @CsvSource({"libsodium, WALG_LIBSODIUM_KEY", "pgp, WALG_PGP_KEY"})
    void encryptionNeedsItsKey(String method, String key) {
        assertThat(secrets("backup: {schedule: '@daily', destination: {type: S3, bucket: backups},"
                        + " encryption: {method: %s, keySecret: secret}}".formatted(method)))
                .contains("shop/secret: " + key);
    }

    @Test
    void aSecretForSeveralPurposesIsOneWithTheKeysOfAllOfThem() {
        String spec = """
                backup:
                  schedule: "@daily"
                  destination:
                    type: S3
                    bucket: backups
                    endpoint: https://minio.example.com
                    credentialsSecret: archive
                    caSecret: archive
                  encryption: {method: libsodium, keySecret: archive}
                """;

        assertThat(secrets(spec))
                .contains("shop/archive: AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY WALG_LIBSODIUM_KEY ca.crt")
                .hasSize(2);
        assertThat(requirement(spec, "archive").purpose())
                .isEqualTo("object store of the backups, and encryption of the backups, and CA of the object store's"
                        + " certificate");
    }

    @Test
    void aSecretOfTwoArchivesIsRequiredOnce() {
        assertThat(secrets("""
                                bootstrap:
                                  recovery:
                                    source:
                                      archiveName: shop/customers
                                      destination: {type: S3, bucket: backups, credentialsSecret: store}
                                backup:
                                  schedule: "@daily"
                                  destination: {type: S3, bucket: backups, credentialsSecret: store}
                                """))
                .containsOnlyOnce("shop/store: AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY")
                .hasSize(2);
    }

    @Test
    void certificatesComeFromSecrets() {
        assertThat(secrets("tls: {enabled: true, certSecret: server, caSecret: ca}"))
                .contains("shop/server: tls.crt tls.key", "shop/ca: ca.crt");
        assertThat(secrets("tls: {enabled: true, certSecret: server, caSecret: server}"))
                .contains("shop/server: tls.crt tls.key ca.crt")
                .hasSize(2);
    }

    @Test
    void anIssuerCreatesTheSecretOfTheCertificateAndNoOther() {
        assertThat(secrets("tls: {enabled: true, issuerRef: {name: internal}, caSecret: orders-tls}"))
                .hasSize(1);
        assertThat(secrets("tls: {enabled: true, issuerRef: {name: internal}, caSecret: ca}"))
                .contains("shop/ca: ca.crt")
                .hasSize(2);
    }

    @Test
    void theOperatorCreatesTheSecretsOfTheClusterThatNobodyNames() {
        RenderTarget operator = RenderTarget.operator().withNamespace("shop");

        assertThat(InlineCluster.of("""
                                tls: {enabled: true}
                                bootstrap: {initdb: {database: shop}}
                                backup:
                                  schedule: "@daily"
                                  destination: {type: S3, bucket: backups, credentialsSecret: store}
                                """, operator).requirements())
                .extracting(SecretRequirement::name, SecretRequirement::isCreatedByOperator)
                .containsExactly(
                        tuple("orders-credentials", true),
                        tuple("orders-app", true),
                        tuple("orders-tls", true),
                        tuple("store", false));
        assertThat(InlineCluster.of(
                                "{credentials: {secretName: passwords}, tls: {enabled: true, certSecret: server,"
                                        + " caSecret: ca}}",
                                operator)
                        .requirements())
                .extracting(SecretRequirement::isCreatedByOperator)
                .containsExactly(false, false, false);
    }

    @Test
    void withoutTheOperatorNoSecretIsCreatedByIt() {
        assertThat(InlineCluster.of(APPLICATION).requirements())
                .hasSize(2)
                .noneMatch(SecretRequirement::isCreatedByOperator);
    }

    private static List<String> secrets(String spec) {
        return InlineCluster.of(spec).requirements().stream()
                .map(secret -> secret.namespace() + "/" + secret.name() + ": " + String.join(" ", secret.keys()))
                .toList();
    }

    private static SecretRequirement requirement(String spec, String name) {
        return InlineCluster.of(spec).requirements().stream()
                .filter(secret -> secret.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
