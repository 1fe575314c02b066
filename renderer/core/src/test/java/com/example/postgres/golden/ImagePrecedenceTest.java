package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.example.postgres.target.RenderTarget;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An image is that of the command line, else of the spec, else of the table at the registry of the command line. */
class ImagePrecedenceTest {

    private static final String WITH_IMAGES = """
            image: spec.example.net/postgres:1
            pgbouncer: {enabled: true, image: "spec.example.net/pgbouncer:1"}
            metrics: {enabled: true, image: "spec.example.net/exporter:1"}
            """;

    private static final String WITHOUT_IMAGES = """
            pgbouncer: {enabled: true}
            metrics: {enabled: true}
            backup: {schedule: "@daily", destination: {type: S3, bucket: backups}}
            """;

    @ParameterizedTest
    @CsvSource({"POSTGRES, postgres", "PGBOUNCER, pgbouncer", "EXPORTER, exporter"})
    void theCommandLineWinsOverTheSpec(ImageRole role, String container) {
        RenderTarget target = InlineCluster.target(Map.of(role, "flag.example.net/image:2"), "registry.example.net");

        assertThat(image(InlineCluster.of(WITH_IMAGES, target), container)).isEqualTo("flag.example.net/image:2");
    }

    @ParameterizedTest
    @CsvSource({"postgres", "pgbouncer", "exporter"})
    void theSpecWinsOverTheRegistry(String container) {
        RenderTarget target = InlineCluster.target(Map.of(), "registry.example.net");

        assertThat(image(InlineCluster.of(WITH_IMAGES, target), container))
                .isEqualTo("spec.example.net/" + container + ":1");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, postgres", "PGBOUNCER, pgbouncer", "EXPORTER, exporter"})
    void theRegistryReplacesTheHostOfTheTable(ImageRole role, String container) {
        String reference = ImageTable.profile(role).reference();
        RenderTarget target = InlineCluster.target(Map.of(), "registry.example.net:5000");

        assertThat(image(InlineCluster.of(WITHOUT_IMAGES), container)).isEqualTo(reference);
        assertThat(image(InlineCluster.of(WITHOUT_IMAGES, target), container))
                .isEqualTo("registry.example.net:5000" + reference.substring(reference.indexOf('/')));
    }

    @ParameterizedTest
    @EnumSource(ImageRole.class)
    void everyRowOfTheTableIsAboutItsRole(ImageRole role) {
        assertThat(ImageTable.profile(role).role()).isEqualTo(role);
    }

    @Test
    void theImageOfTheCronJobsIsOneOfTheCommandLineOrOfTheTable() {
        String image = "/spec/jobTemplate/spec/template/spec/containers/0/image";
        RenderTarget target = InlineCluster.target(Map.of(ImageRole.KUBECTL, "flag.example.net/kubectl:2"), null);

        assertThat(InlineCluster.of(WITHOUT_IMAGES)
                        .object("CronJob", "orders-backup")
                        .at(image)
                        .asText())
                .isEqualTo(ImageTable.profile(ImageRole.KUBECTL).reference());
        assertThat(InlineCluster.of(WITHOUT_IMAGES, target)
                        .object("CronJob", "orders-backup")
                        .at(image)
                        .asText())
                .isEqualTo("flag.example.net/kubectl:2");
    }

    private static String image(InlineCluster cluster, String container) {
        return cluster.container(container).path("image").asText();
    }
}
