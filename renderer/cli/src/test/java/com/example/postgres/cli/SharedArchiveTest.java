package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two clusters of an input never write to one archive. */
final class SharedArchiveTest {

    private static final String SPEC = "version: '%s', storage: {size: 10Gi}, backup: {schedule: '@daily', %s}";

    @TempDir
    private Path directory;

    private Run validate(String one, String other, String version) {
        Specs.write(directory, "one.yaml", Specs.cluster("shop", "orders", SPEC.formatted("18", one)));
        Specs.write(directory, "other.yaml", Specs.cluster("people", "users", SPEC.formatted(version, other)));
        return Run.in(directory, "validate", "one.yaml", "other.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            archiveName: a/b, destination: {type: S3, bucket: bbb, region: r} | archiveName: a/b, destination: {type: S3, bucket: bbb, region: q}
            destination: {type: S3, bucket: bbb, region: r}                   | archiveName: shop/orders, destination: {type: S3, bucket: bbb}
            archiveName: b, destination: {type: GCS, bucket: bbb, path: a}    | archiveName: a/b, destination: {type: GCS, bucket: bbb}
            archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'http://MinIO:80/'} | archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'https://minio'}
            archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'http://minio.s.svc:9000'} | archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'http://minio.s.svc.cluster.local:9000//'}
            archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'https://s3.eu-central-1.amazonaws.com'} | archiveName: b, destination: {type: S3, bucket: bbb}
            archiveName: b, destination: {type: Azure, container: ccc, storageAccount: aaa} | archiveName: b, destination: {type: Azure, container: ccc, storageAccount: aaa}
            """)
    void refusesOneArchiveHoweverItIsWritten(String one, String other) {
        Run run = validate(one, other, "18.1");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out() + run.err())
                .contains("other.yaml:", "[backup.archiveName.shared]", "\"orders\" at one.yaml:4:3");
    }

    @Test
    void acceptsOtherVersionsBucketsAndServers() {
        String archive = "archiveName: b, destination: {type: S3, bucket: bbb, endpoint: 'https://one'}";

        assertThat(validate(archive, archive, "17").code()).isZero();
        assertThat(validate(archive, archive.replace("bbb", "ccc"), "18").code())
                .isZero();
        assertThat(validate(archive, archive.replace("one", "two"), "18").code())
                .isZero();
    }

    @Test
    void refusesAStandbyClusterWithTheDefaultArchiveOfItsSource() {
        String standby = SPEC.formatted("18", "archiveName: %s, destination: {type: S3, bucket: bbb, region: r}")
                + ", standby: {host: orders-primary.shop.svc.cluster.local}";
        Specs.write(directory, "a.yaml", Specs.cluster("dr", "orders", standby.formatted("shop/orders")));
        Specs.write(directory, "b.yaml", Specs.cluster("dr", "orders", standby.formatted("dr/orders")));

        Run refused = Run.in(directory, "validate", "a.yaml");

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out() + refused.err()).contains("[backup.archiveName.source]");
        assertThat(Run.in(directory, "validate", "b.yaml").code()).isZero();
    }
}
