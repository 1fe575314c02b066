package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.certificate.Issuance;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates that the operator issues and renews. */
class CertificatePassTest extends CertificateFixture {

    @Test
    void aNewClusterGetsACaAndACertificateThatItSignedAndThenNothingIsWritten() throws Exception {
        createAndRun(SPEC);

        assertThat(secret(tls()).path("type").asText()).isEqualTo("kubernetes.io/tls");
        assertThat(mounted().trusted()).containsExactly(authority().certificate());
        assertThat(isSignedBy(authority())).isTrue();
        assertThat(dnsNames())
                .contains("orders-primary", "orders-repl." + namespace + ".svc.cluster.local", "localhost")
                .contains("*.orders-headless." + namespace + ".svc");
        for (ObjectRef ref : List.of(ca(), tls())) {
            JsonNode owner =
                    secret(ref).path("metadata").path("ownerReferences").path(0);
            assertThat(owner.path("kind").asText()).isEqualTo("PostgresCluster");
            assertThat(owner.path("controller").asBoolean()).isTrue();
        }
        assertThat(events("AuthorityCreated")).containsExactly("created a CA in the Secret orders-ca");
        assertThat(events("CertificateIssued")).containsExactly("issued the certificate in the Secret orders-tls");
        String volumes = statefulSet().at("/spec/template/spec/volumes").toString();
        assertThat(volumes).contains("orders-tls").doesNotContain("orders-ca");
        assertThat(status().path("inventory").toString()).doesNotContain("Secret");

        List<String> before = versionsOfSecrets();
        passSeveralTimes();
        later(Duration.ofHours(1));
        passSeveralTimes();
        assertThat(versionsOfSecrets()).isEqualTo(before);
        assertThat(events("CertificateRenewed")).isEmpty();
    }

    @Test
    void aClusterWithoutTlsOrWithASecretOfItsOwnGetsNone() {
        createAndRun("{version: \"18\", storage: {size: 1Gi}, tls: {enabled: true, certSecret: mine}}");

        passSeveralTimes();

        assertThat(api.read(ca())).isEmpty();
        assertThat(api.read(tls())).isEmpty();
    }

    @Test
    void theCertificateIsRenewedInTheLastThirdOfItsLifeAndTheCaStays() {
        createAndRun(SPEC);
        KeyedCertificate first = server();
        List<String> versions = versionsOfSecrets();

        later(Duration.ofDays(59));
        passSeveralTimes();
        assertThat(versionsOfSecrets()).isEqualTo(versions);

        later(Duration.ofDays(2));
        passUntil(() -> !server().certificate().equals(first.certificate()));
        passSeveralTimes();

        assertThat(isSignedBy(authority())).isTrue();
        assertThat(versionsOfSecrets().get(0)).isEqualTo(versions.get(0));
        assertThat(events("CertificateRenewed"))
                .containsExactly("renewed the certificate in the Secret orders-tls, because the last third of its"
                        + " lifetime had begun");
        assertThat(patroni.requests).isEmpty();
        assertThat(events("ChangeStarted")).containsExactly("the cluster is created");
    }

    @Test
    void newNamesGetIntoTheCertificateAtOnce() throws Exception {
        createAndRun(SPEC);

        patch("{spec: {tls: {altNames: [db.example.com, \"192.0.2.7\", \"::ffff:192.0.2.8\"]}}}");
        passUntil(() -> dnsNames().contains("db.example.com"));
        passSeveralTimes();

        assertThat(dnsNames()).contains("192.0.2.7", "192.0.2.8");
        assertThat(events("CertificateRenewed")).hasSize(1).first().asString().endsWith("its names changed");
        List<String> before = versionsOfSecrets();
        later(Duration.ofHours(1));
        passSeveralTimes();
        assertThat(versionsOfSecrets()).isEqualTo(before);
    }

    @Test
    void aCaThatWasDeletedIsReplacedAndItsCertificateFollowsWhenItIsKnown() {
        createAndRun(SPEC);
        KeyedCertificate former = authority();
        KeyedCertificate served = server();
        deleteSecret(ca());

        later(Duration.ofHours(1));
        passUntil(() -> mounted().trusted().size() == 2);

        KeyedCertificate next = authority();
        assertThat(mounted().trusted()).containsExactly(next.certificate(), former.certificate());
        assertThat(server().certificate()).isEqualTo(served.certificate());
        assertThat(events("AuthorityReplaced")).hasSize(1).first().asString().contains("orders-ca", "orders-tls");

        later(Duration.ofDays(7));
        passUntil(() -> isSignedBy(next));
        assertThat(mounted().trusted()).hasSize(2);

        later(Duration.ofDays(8));
        passUntil(() -> mounted().trusted().size() == 1);
        assertThat(mounted().trusted()).containsExactly(next.certificate());
    }

    @Test
    void aKillBetweenTheCaAndTheCertificateLosesNothing() {
        createAndRun(SPEC);
        KeyedCertificate ca = authority();
        deleteSecret(tls());

        later(Duration.ofHours(1));
        passUntil(() -> api.read(tls()).isPresent());

        assertThat(authority().certificate()).isEqualTo(ca.certificate());
        assertThat(isSignedBy(ca)).isTrue();
        assertThat(events("AuthorityReplaced")).isEmpty();
    }

    @Test
    void aNewCaThatIsNotInTheBundleYetIsPutThereFirst() {
        createAndRun(SPEC);
        KeyedCertificate former = authority();
        KeyedCertificate served = server();
        KeyedCertificate next = new Issuance(Instant.now()).authority(namespace, "orders");
        api.patch(
                ca(),
                "",
                PatchType.MERGE,
                yaml("{stringData: {ca.crt: " + quoted(next.certificateText()) + ", ca.key: " + quoted(next.keyText())
                        + "}}"));

        later(Duration.ofHours(1));
        passUntil(() -> mounted().trusted().size() == 2);

        assertThat(mounted().trusted()).containsExactly(next.certificate(), former.certificate());
        assertThat(server().certificate()).isEqualTo(served.certificate());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }

    @Test
    void aSecretOfTheOperatorThatIsBrokenIsRepaired() {
        createAndRun(SPEC);
        KeyedCertificate ca = authority();
        String otherKey = new Issuance(Instant.now()).authority("a", "b").keyText();

        for (String data :
                List.of("tls.crt: garbage", "tls.key: \"\"", "ca.crt: garbage", "tls.key: " + quoted(otherKey))) {
            api.patch(tls(), "", PatchType.MERGE, yaml("{stringData: {" + data + "}}"));
            later(Duration.ofHours(1));
            passUntil(
                    () -> mounted().server().isPresent() && mounted().trusted().equals(List.of(ca.certificate())));
            assertThat(isSignedBy(ca)).as(data).isTrue();
        }
    }

    @Test
    void whatAnEarlierClusterLeftIsOwnedByTheNextOne() {
        createAndRun(SPEC);
        KeyedCertificate ca = authority();
        KeyedCertificate served = server();
        for (ObjectRef ref : List.of(ca(), tls())) {
            api.patch(ref, "", PatchType.MERGE, yaml("{metadata: {ownerReferences: null}}"));
        }

        later(Duration.ofHours(1));
        passUntil(() -> secret(ca()).path("metadata").has("ownerReferences")
                && secret(tls()).path("metadata").has("ownerReferences"));

        assertThat(authority().certificate()).isEqualTo(ca.certificate());
        assertThat(server().certificate()).isEqualTo(served.certificate());
    }

    @Test
    void noKeyIsInTheStatusOrInAnEvent() {
        createAndRun(SPEC);

        String said = status() + events("AuthorityCreated").toString() + events("CertificateIssued");
        assertThat(said).doesNotContain("PRIVATE KEY").doesNotContain(base64(server().keyText()));
    }
}
