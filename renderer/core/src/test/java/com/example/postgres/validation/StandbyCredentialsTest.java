package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The passwords of a standby cluster come with the data: what generates others is refused. */
class StandbyCredentialsTest {

    private static final String NAMED = ", credentials: {secretName: orders-credentials}";

    @ParameterizedTest
    @EnumSource(value = SecretsPolicy.class, mode = Mode.EXCLUDE, names = "REFERENCE")
    void generatedPasswordsAreRefusedWithTheFieldThatNamesASecret(SecretsPolicy policy) {
        assertThat(errors("", policy))
                .containsExactly(
                        "spec.credentials.secretName: Required value: a standby cluster uses the passwords of the cluster it follows: name a Secret that has them");
    }

    @ParameterizedTest
    @EnumSource(SecretsPolicy.class)
    void aNamedSecretIsAcceptedWhateverThePolicy(SecretsPolicy policy) {
        assertThat(errors(NAMED, policy)).isEmpty();
    }

    @Test
    void anExistingSecretNeedsNoName() {
        assertThat(errors("", SecretsPolicy.REFERENCE)).isEmpty();
    }

    private static List<String> errors(String more, SecretsPolicy policy) {
        RenderTarget target = RenderTarget.gitops().withSecretsPolicy(policy);
        Document document =
                new Document(YamlReader.readTrusted("standby", """
                        apiVersion: postgres.example.com/v1alpha1
                        kind: PostgresCluster
                        metadata: {name: standby}
                        spec: {version: "18", storage: {size: 10Gi}, standby: {host: db}%s}
                        """.formatted(more)), SourceMap.ofWhole("standby"), 0);
        return new ClusterValidator()
                .validate(document, target).violations().stream()
                        .filter(Violation::isError)
                        .map(Violation::fieldError)
                        .toList();
    }
}
