package com.example.postgres.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {

    @ParameterizedTest
    @CsvSource({"1.32, false", "1.33, true", "1.34, true", "2.0, true"})
    void aFeatureIsThereFromItsFirstVersionOn(String version, boolean isThere) {
        assertThat(KubernetesVersion.parse(version).orElseThrow().isAtLeast(new KubernetesVersion(1, 33)))
                .isEqualTo(isThere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.35", "v1.35", "v1.35.4", "1.35+", "v1.35.4-eks-1", "1.35.4+k3s1"})
    void vendorsWriteVersionsInTheirOwnWays(String text) {
        assertThat(KubernetesVersion.parse(text)).contains(new KubernetesVersion(1, 35));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "latest", "1.35 "})
    void otherTextsAreNoVersions(String text) {
        assertThat(KubernetesVersion.parse(text)).isEmpty();
    }
}
