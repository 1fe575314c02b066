package com.example.postgres.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.spec.PostgresCluster;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronJobScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * 7 | 0 2 * * 0",
                "0  2 * * FRI-SUN | 0 2 * * 0,5,6",
                "@weekly | 0 0 * * 0",
            })
    void bothCronJobsHaveTheScheduleInTheFormThatKubernetesTakes(String written, String rendered) {
        ClusterModel model = model(written);

        assertThat(BackupCronJobView.of(model).schedule().expression()).isEqualTo(rendered);
        assertThat(VerifyCronJobView.of(model).schedule().expression()).isEqualTo(rendered);
    }

    private static ClusterModel model(String schedule) {
        PostgresCluster cluster = PostgresCluster.of(YamlReader.readTrusted("cluster", """
                metadata: {name: shop, namespace: web}
                spec:
                  version: "18"
                  storage: {size: 10Gi}
                  backup:
                    schedule: "%1$s"
                    verify: {schedule: "%1$s"}
                    destination: {type: S3, bucket: b}
                """.formatted(schedule)));
        return ClusterModel.of(cluster, RenderTarget.gitops());
    }
}
