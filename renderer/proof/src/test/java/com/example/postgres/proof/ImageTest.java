package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {

    private static final String IMAGE = "/spec/template/spec/containers/0/image";
    private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void listsEveryImageOnceWithItsUsers() {
        assertThat(Planted.example("production")
                        .with("StatefulSet/orders", IMAGE, "registry.k8s.io/kubectl:v1.35.4")
                        .with("StatefulSet/orders", "/spec/template/spec/containers/1/image", "a/b" + DIGEST)
                        .facts("images"))
                .containsExactly(
                        "a/b" + DIGEST + " | digest | shop/StatefulSet/orders/pgbouncer",
                        "ghcr.io/zalando/spilo-18:4.1-p2 | tag | shop/CronJob/orders-verify/verify,"
                                + " shop/StatefulSet/orders/copy-scripts",
                        "quay.io/prometheuscommunity/postgres-exporter:v0.20.1 | tag | shop/StatefulSet/orders/exporter",
                        "registry.k8s.io/kubectl:v1.35.4 | tag | shop/CronJob/orders-backup/backup, shop/StatefulSet/orders/postgres");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres, warning images.floating",
        "postgres:latest, warning images.floating",
        "host:5000/postgres, warning images.floating",
        "Postgres:1, images.reference",
        "'', images.reference",
        "7, images.reference"
    })
    void findsImagesThatAreNotPinned(String image, String finding) {
        assertThat(Planted.example("minimal")
                        .with("StatefulSet/minimal", IMAGE, image.isEmpty() ? "''" : image)
                        .findings())
                .containsExactly(finding + " spec.template.spec.containers[0].image");
    }

    @Test
    void takesADigestForAPinOfAnyTag() {
        assertThat(Planted.example("minimal")
                        .with("StatefulSet/minimal", IMAGE, "postgres:latest" + DIGEST)
                        .findings())
                .isEmpty();
    }
}
