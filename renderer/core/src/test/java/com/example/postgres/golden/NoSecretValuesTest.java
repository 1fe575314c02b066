package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.CanonicalYaml;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered goes into Git, so no value of a Secret is ever in it, whatever the policy. */
class NoSecretValuesTest {

    /** A name of something secret with a value behind it that is no reference: no variable of a shell, of SQL or of a template. */
    private static final Pattern VALUE = Pattern.compile("(?i)(password|passphrase|secret_access_key|access_key_id"
            + "|storage_access_key|sas_token|libsodium_key|client_secret|session_token)"
            + "[\"']? *[=:](?!'[a-z_]+'[ ;]) *[\"']?[^\\]\\[ \"'$({<%&:;|)\\n]");

    private static final Pattern MATERIAL = Pattern.compile("-----BEGIN|AKIA[0-9A-Z]{16}|://[^/ ]+:[^/ {$]+@");

    static Stream<Arguments> sets() {
        return GoldenCase.all().stream()
                .flatMap(golden -> Stream.of(SecretsPolicy.values())
                        .filter(policy -> canRender(golden, policy))
                        .map(policy -> Arguments.of(golden, policy)));
    }

    /** Passwords that are generated are refused for a cluster whose roles come with the data. */
    private static boolean canRender(GoldenCase golden, SecretsPolicy policy) {
        return policy == SecretsPolicy.REFERENCE || !golden.name().contains("standby-archive");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void noRenderedObjectHoldsOne(GoldenCase golden, SecretsPolicy policy) {
        RenderTarget withPolicy = golden.target().withSecretsPolicy(policy);

        ObjectSet rendered = Rendering.of(golden.cluster(), withPolicy);

        assertThat(rendered).isNotEmpty();
        for (KubernetesObject manifest : rendered) {
            assertThat(manifest.id().kind()).isNotEqualTo("Secret");
            assertThat(findings(CanonicalYaml.write(manifest.tree())))
                    .as(manifest.id().toString())
                    .isEmpty();
        }
    }

    @Test
    void aValueWouldBeFound() {
        assertThat(findings("password: hunter2")).hasSize(1);
        assertThat(findings("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI")).hasSize(1);
        assertThat(findings("\"pgbouncer-password\": \"abc\"")).hasSize(1);
        assertThat(findings("uri: \"postgresql://app:abc@host/db\"")).hasSize(1);
        assertThat(findings("PASSWORD :'exporter_password' VALID\npassword: \"$(password)\""))
                .isEmpty();
    }

    private static List<String> findings(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("#"))
                .filter(line ->
                        VALUE.matcher(line).find() || MATERIAL.matcher(line).find())
                .toList();
    }
}
