package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.AppliedSet;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.Shared;
import com.example.postgres.cluster.driver.Spec;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@Smoke
final class ReapplyTest {

    private final Cluster cluster;

    ReapplyTest(@Shared Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void secondApplyChangesNothing() {
        Spec spec = Spec.of(cluster.name(), 3);
        cluster.apply(spec);
        cluster.awaitHealthy(3);
        Map<String, String> before = versions();
        Long generation = cluster.statefulSet().getMetadata().getGeneration();

        cluster.apply(spec);

        assertThat(versions()).isEqualTo(before);
        assertThat(cluster.statefulSet().getMetadata().getGeneration()).isEqualTo(generation);
    }

    @Test
    void patroniAndTheManifestShareTheConfiguration() {
        Map<String, String> owned = cluster.configMap("-config").getMetadata().getManagedFields().stream()
                .collect(Collectors.toMap(
                        ManagedFieldsEntry::getManager,
                        entry -> String.valueOf(entry.getFieldsV1().getAdditionalProperties())));

        assertThat(owned).containsOnlyKeys(AppliedSet.FIELD_MANAGER, "Patroni");
        assertThat(owned.get(AppliedSet.FIELD_MANAGER))
                .contains("f:config")
                .contains("f:labels")
                .doesNotContain("f:initialize");
        assertThat(owned.get("Patroni")).contains("f:initialize").doesNotContain("f:config");
    }

    /** Patroni renews the leader lock all the time; everything else stands still. */
    private Map<String, String> versions() {
        return cluster.applied().live().entrySet().stream()
                .filter(entry -> !entry.getKey().name().equals(cluster.name() + "-leader"))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().getMetadata().getResourceVersion()));
    }
}
