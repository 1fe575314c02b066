package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.certificate.Holdings;
import com.example.postgres.operator.certificate.Issuance;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The certificates of a cluster that names none. */
class CertificatePassTest extends PassTest {

    private static final String SPEC = "{version: \"18\", storage: {size: 1Gi}, tls: {enabled: true}}";

    private ObjectRef ca() {
        return ref("v1", "Secret", "orders-ca");
    }

    private ObjectRef tls() {
        return ref("v1", "Secret", "orders-tls");
    }

    private JsonNode secret(ObjectRef ref) {
        return api.read(ref).orElseThrow();
    }

    private String text(ObjectRef ref, String key) {
        String value = secret(ref).path("data").path(key).asText();
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private KeyedCertificate authority() {
        return KeyedCertificate.read(text(ca(), "ca.crt"), text(ca(), "ca.key")).orElseThrow();
    }

    private Holdings mounted() {
        return Holdings.read(text(tls(), "tls.crt"), text(tls(), "tls.key"), text(tls(), "ca.crt"));
    }

    private KeyedCertificate server() {
        return mounted().server().orElseThrow();
    }

    private boolean isSignedBy(KeyedCertificate authority) {
        try {
            server().certificate().verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private List<String> dnsNames() throws Exception {
        List<String> names = new ArrayList<>();
        server().certificate().getSubjectAlternativeNames().forEach(name -> names.add(String.valueOf(name.get(1))));
        return names;
    }

    private List<String> versionsOfSecrets() {
        return List.of(
                secret(ca()).path("metadata").path("resourceVersion").asText(),
                secret(tls()).path("metadata").path("resourceVersion").asText());
    }

    /** Later than the next look at Secrets that nobody watches. */
    private void later(Duration by) {
        ahead = ahead.plus(by);
    }

    private void deleteSecret(ObjectRef ref) {
        api.delete(ref, secret(ref).path("metadata").path("uid").asText(), Propagation.BACKGROUND);
        await().until(() -> api.read(ref).isEmpty());
    }

    /** As another program does it. */
    private void edit(ObjectRef ref, String data) {
        JsonNode patch = yaml("{apiVersion: v1, kind: Secret, metadata: {name: " + ref.name() + ", namespace: "
                + namespace + "}, " + data + "}");
        server.applyAs("somebody", patch);
    }

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
        assertThat(events("AuthorityCreated")).containsExactly("made a CA in the Secret orders-ca");
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
                .containsExactly("renewed the certificate in the Secret orders-tls, because the last third of the life"
                        + " of the one before has begun");
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
        assertThat(events("CertificateRenewed")).hasSize(1).first().asString().endsWith("other names are wanted");
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

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecretThatIsInTheWayIsNamed() {
        server.createAs(
                "somebody",
                yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-tls, namespace: " + namespace
                        + "}, stringData: {password: secret}}"));
        create(SPEC);
        passUntil(() -> api.read(ref("apps/v1", "StatefulSet", "orders")).isPresent());
        playTheOthers(1);
        passUntil(() -> condition("Stalled").equals("True ForeignObject"));

        assertThat(status().path("conditions").toString())
                .contains("Secret/orders-tls: this operator did not write the Secret: delete it");
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
        createAndRun(SPEC);
        api.patch(tls(), "", PatchType.MERGE, yaml("{immutable: true}"));

        later(Duration.ofDays(61));
        passUntil(() -> condition("Stalled").equals("True ObjectRefused"));

        assertThat(isPhase("Running")).isTrue();
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
