package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;

/**
 * An S3 store that pods reach.
 *
 * @param endpoint URL
 * @param bucket for the tests
 * @param accessKey that may write to it
 * @param secretKey of the access key
 */
public record ObjectStore(String endpoint, String bucket, String accessKey, String secretKey) {

    private static final String SECRET = "object-store";

    /** Creates the Secret with the credentials. */
    public void createSecret(TestNamespace namespace) {
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .withNamespace(namespace.name())
                .endMetadata()
                .withStringData(Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey))
                .build();
        namespace.kubernetes().client().resource(secret).serverSideApply();
    }

    /** The destination of a spec, as YAML; each namespace has a folder of its own in the bucket. */
    public String destination(TestNamespace namespace) {
        return "{type: S3, bucket: %s, path: %s, endpoint: \"%s\", forcePathStyle: true, credentialsSecret: %s}"
                .formatted(bucket, namespace.name(), endpoint, SECRET);
    }
}
