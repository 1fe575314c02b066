package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.example.postgres.operator.TestApiServer;
import com.example.postgres.operator.certificate.Issuance;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Secrets in the place of those that the operator issues, which somebody else wrote or changed. */
class ForeignCertificatePassTest extends CertificateFixture {

    @Test
    void aCertificateThatSomebodyElseSetIsTheirs() {
        createAndRun(SPEC);
        KeyedCertificate other = new Issuance(Instant.now()).authority("somebody", "else");
        edit(
                tls(),
                "data: {tls.crt: " + base64(other.certificateText()) + ", tls.key: " + base64(other.keyText())
                        + ", ca.crt: " + base64(other.certificateText()) + "}");
        List<String> before = versionsOfSecrets();

        later(Duration.ofDays(61));
        passSeveralTimes();

        assertThat(versionsOfSecrets()).isEqualTo(before);
        assertThat(condition("Stalled")).startsWith("False");
    }

    @Test
    void aCertificateThatSomebodyElseBrokeIsNamed() {
        createAndRun(SPEC);
        String ca = base64(authority().certificateText());
        edit(
                tls(),
                "data: {tls.crt: " + base64("garbage") + ", tls.key: " + base64("garbage") + ", ca.crt: " + ca + "}");
        later(Duration.ofHours(1));

        passUntil(() -> condition("Stalled").equals("True ForeignObject"));

        assertThat(text(tls(), "tls.crt")).isEqualTo("garbage");
        assertThat(isPhase("Running")).isTrue();
    }

    @Test
    void aSecretThatIsInTheWayIsNamed() {
        server.createAs(
                "somebody",
                yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-tls, namespace: " + namespace
                        + "}, stringData: {password: secret}}"));
        create(SPEC);
        passUntil(() -> api.read(ref("apps/v1", "StatefulSet", "orders")).isPresent());
        others.run(1);
        passUntil(() -> condition("Stalled").equals("True ForeignObject"));

        assertThat(status().path("conditions").toString())
                .contains("Secret/orders-tls: the Secret was not written by this operator: delete it");
        assertThat(secret(tls()).path("data").properties()).hasSize(1);
        assertThat(api.read(ca())).isEmpty();

        deleteSecret(tls());
        passUntil(() -> isPhase("Running"));
        assertThat(isSignedBy(authority())).isTrue();
    }

    @Test
    void aCaThatSomebodyElseMadeIsInTheWay() {
        server.createAs(
                "somebody",
                yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-ca, namespace: " + namespace
                        + "}, stringData: {ca.crt: mine}}"));
        create(SPEC);
        passUntil(() -> condition("Stalled").equals("True ForeignObject"));

        assertThat(status().path("conditions").toString()).contains("Secret/orders-ca: ");
        assertThat(api.read(tls())).isEmpty();
        assertThat(text(ca(), "ca.crt")).isEqualTo("mine");
    }

    @Test
    void anImmutableSecretIsReportedAndDoesNotStopThePass() {
        assumeThat(server).as("the fake validates nothing").isInstanceOf(TestApiServer.class);
        createAndRun(SPEC);
        api.patch(tls(), "", PatchType.MERGE, yaml("{immutable: true}"));

        later(Duration.ofDays(61));
        passUntil(() -> condition("Stalled").equals("True ObjectRefused"));

        assertThat(isPhase("Running")).isTrue();
    }
}
