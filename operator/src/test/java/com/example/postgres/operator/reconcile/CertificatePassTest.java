package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The certificates of a cluster that names none. */
class CertificatePassTest extends PassTest {

    private static final String SPEC = "{version: \"18\", storage: {size: 1Gi}, tls: {enabled: true}}";

    @Test
    void aNewClusterGetsACaAndACertificateThatItSigned() {
        createAndRun(SPEC);

        assertThat(api.read(ref("v1", "Secret", "orders-ca"))).isPresent();
        assertThat(api.read(ref("v1", "Secret", "orders-tls"))).isPresent();
    }
}
