package com.example.postgres.operator.reconcile;

import static org.awaitility.Awaitility.await;

import com.example.postgres.operator.certificate.Holdings;
import com.example.postgres.operator.certificate.KeyedCertificate;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What tests share about the certificates of a cluster that names none. */
abstract class CertificateFixture extends PassTest {

    static final String SPEC = "{version: \"18\", storage: {size: 1Gi}, tls: {enabled: true}}";

    final ObjectRef ca() {
        return ref("v1", "Secret", "orders-ca");
    }

    final ObjectRef tls() {
        return ref("v1", "Secret", "orders-tls");
    }

    final JsonNode secret(ObjectRef ref) {
        return api.read(ref).orElseThrow();
    }

    final String text(ObjectRef ref, String key) {
        String value = secret(ref).path("data").path(key).asText();
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    final KeyedCertificate authority() {
        return KeyedCertificate.read(text(ca(), "ca.crt"), text(ca(), "ca.key")).orElseThrow();
    }

    final Holdings mounted() {
        return Holdings.read(text(tls(), "tls.crt"), text(tls(), "tls.key"), text(tls(), "ca.crt"));
    }

    final KeyedCertificate server() {
        return mounted().server().orElseThrow();
    }

    final boolean isSignedBy(KeyedCertificate authority) {
        try {
            server().certificate().verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    final List<String> dnsNames() throws Exception {
        List<String> names = new ArrayList<>();
        server().certificate().getSubjectAlternativeNames().forEach(name -> names.add(String.valueOf(name.get(1))));
        return names;
    }

    final List<String> versionsOfSecrets() {
        return List.of(
                secret(ca()).path("metadata").path("resourceVersion").asText(),
                secret(tls()).path("metadata").path("resourceVersion").asText());
    }

    /** Later than the next look at Secrets that nobody watches. */
    final void later(Duration by) {
        ahead = ahead.plus(by);
    }

    final void deleteSecret(ObjectRef ref) {
        api.delete(ref, secret(ref).path("metadata").path("uid").asText(), Propagation.BACKGROUND);
        await().until(() -> api.read(ref).isEmpty());
    }

    /** As another program does it. */
    final void edit(ObjectRef ref, String data) {
        JsonNode patch = yaml("{apiVersion: v1, kind: Secret, metadata: {name: " + ref.name() + ", namespace: "
                + namespace + "}, " + data + "}");
        server.applyAs("somebody", patch);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
