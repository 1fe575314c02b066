package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A Secret that members mount and that is not there, or not complete. */
class MissingSecretPassTest extends PassTest {

    private static final String SPEC = "{version: \"18\", storage: {size: 1Gi}, backup: {schedule: \"0 2 * * *\","
            + " destination: {type: S3, bucket: backups, region: eu-central-1, credentialsSecret: s3}}}";

    private String conditions() {
        return status().path("conditions").toString();
    }

    @Test
    void itIsNamedWithItsKeysAndStallsTheClusterAfterAMinute() {
        create(SPEC);

        passUntil(() -> condition("Reconciling").equals("True SecretIncomplete"));
        assertThat(conditions())
                .contains("Secret/s3: does not exist, for object store of the backups")
                .contains("AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY");
        assertThat(warnings()).isEmpty();

        api.create(yaml("{apiVersion: v1, kind: Secret, metadata: {name: s3, namespace: " + namespace
                + "}, stringData: {AWS_ACCESS_KEY_ID: me}}"));
        ahead = Duration.ofMinutes(2);
        passUntil(() -> condition("Stalled").equals("True SecretIncomplete"));
        assertThat(conditions()).contains("Secret/s3: lacks the keys AWS_SECRET_ACCESS_KEY");
        assertThat(status().path("phase").asText()).isEqualTo("Failed");
        assertThat(warnings()).containsExactly("SecretIncomplete");

        api.patch(ref("v1", "Secret", "s3"), "", PatchType.MERGE, yaml("{stringData: {AWS_SECRET_ACCESS_KEY: it}}"));
        others.run(1);
        passUntil(() -> isPhase("Running"));
        assertThat(condition("Stalled")).startsWith("False");
    }
}
