package com.example.postgres.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.FieldPath;
import com.example.postgres.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class MergeKeyTest {

    private static final FieldPath CONTAINER =
            FieldPath.of("spec", "template", "spec", "containers").index(0);

    @Test
    void portsOfContainersAndOfServicesHaveDifferentKeys() {
        assertThat(MergeKey.of(CONTAINER.field("ports")).orElseThrow().fields())
                .containsExactly("containerPort", "protocol");
        assertThat(MergeKey.of(FieldPath.of("spec", "ports")).orElseThrow().fields())
                .containsExactly("port", "protocol");
    }

    @Test
    void aListThatIsReplacedAsAWholeHasNone() {
        assertThat(MergeKey.of(CONTAINER.field("args"))).isEmpty();
        assertThat(MergeKey.of(FieldPath.of("spec", "ingress").index(0).field("ports")))
                .isEmpty();
        assertThat(MergeKey.of(FieldPath.ROOT)).isEmpty();
    }

    @Test
    void anItemOfAListIsNoList() {
        assertThat(MergeKey.of(FieldPath.of("spec", "containers"))).isPresent();
        assertThat(MergeKey.of(CONTAINER)).isEmpty();
    }

    @Test
    void theDefaultProtocolIsTheSameAsAMissingOne() {
        MergeKey key = MergeKey.of(CONTAINER.field("ports")).orElseThrow();

        assertThat(key.of(YamlReader.readTrusted("port", "{containerPort: 1}")))
                .isEqualTo(key.of(YamlReader.readTrusted("port", "{containerPort: 1, name: a, protocol: TCP}")))
                .isNotEqualTo(key.of(YamlReader.readTrusted("port", "{containerPort: 1, protocol: UDP}")));
    }
}
