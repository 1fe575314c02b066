package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A change that was not made, and that somebody takes back in the spec. */
class WithdrawnChangePassTest extends PassTest {

    private static final String SPEC = "{version: \"18.1\", storage: {size: 1Gi}}";

    private ObjectRef claim() {
        return ref("v1", "PersistentVolumeClaim", "pgdata-orders-0");
    }

    private void createClaim(String size) {
        api.create(yaml("""
                apiVersion: v1
                kind: PersistentVolumeClaim
                metadata: {name: pgdata-orders-0, namespace: %s, labels: {postgres.example.com/cluster: orders}}
                spec: {accessModes: [ReadWriteOnce], storageClassName: none, resources: {requests: {storage: %s}}}
                """.formatted(namespace, size)));
        passUntil(() -> status().path("storageSize").asText().equals(size));
    }

    private void bindClaim(String size) {
        String status = "{status: {phase: Bound, capacity: {storage: " + size + "}}}";
        api.patch(claim(), "status", PatchType.MERGE, yaml(status));
    }

    private String templateSize() {
        return statefulSet()
                .at("/spec/volumeClaimTemplates/0/spec/resources/requests/storage")
                .asText();
    }

    /** Of the StatefulSet; plays the garbage collector, which lets its pods go. */
    private void passUntilCreatedAgain() {
        String uid = statefulSet().at("/metadata/uid").asText();
        ObjectRef ref = ref("apps/v1", "StatefulSet", "orders");
        passUntil(() -> {
            Optional<JsonNode> set = api.read(ref);
            if (set.filter(one -> one.path("metadata").has("deletionTimestamp")).isPresent()) {
                api.patch(ref, "", PatchType.MERGE, yaml("{metadata: {finalizers: null}}"));
            }
            return set.filter(one -> !one.at("/metadata/uid").asText().equals(uid))
                    .isPresent();
        });
    }

    private boolean isSettled() {
        return condition("Reconciling").equals("False Settled");
    }

    @Test
    void aMinorVersionThatIsHeldIsTakenBack() {
        createAndRun("{version: \"18.1\", storage: {size: 1Gi}, changePolicy: {maxImpact: RELOAD}}");
        patch("{spec: {version: \"18.3\"}}");
        passUntil(() -> condition("PlanExceeded").startsWith("True"));
        assertThat(status().path("version").asText()).isEqualTo("18.1");

        patch("{spec: {version: \"18.1\"}}");

        passUntil(this::isSettled);
        assertThat(condition("PlanExceeded")).startsWith("False");
        assertThat(patroni.requests).isEmpty();
    }

    /** A volume that does not exist yet does not grow, so the StatefulSet has the new size first. */
    @Test
    void aSizeThatNoVolumeHasIsTakenBackThoughTheStatefulSetHasIt() {
        createAndRun(SPEC);
        createClaim("1Gi");
        patch("{spec: {storage: {size: 2Gi}}}");
        passUntilCreatedAgain();
        assertThat(templateSize()).isEqualTo("2Gi");

        patch("{spec: {storage: {size: 1Gi}}}");

        passUntilCreatedAgain();
        assertThat(templateSize()).isEqualTo("1Gi");
        others.seeTemplate();
        passUntil(this::isSettled);
        assertThat(status().path("storageSize").asText()).isEqualTo("1Gi");
        assertThat(condition("Stalled")).startsWith("False");
    }

    @Test
    void aSizeThatAVolumeHasIsNotTakenBack() {
        Assumptions.assumeTrue(System.getenv("KUBEBUILDER_ASSETS") != null, "the stand-in has no rules");
        createAndRun(SPEC);
        createClaim("2Gi");
        bindClaim("2Gi");
        patch("{spec: {storage: {size: 2Gi}}}");

        assertThatThrownBy(() -> patch("{spec: {storage: {size: 1Gi}}}")).hasMessageContaining("size must not shrink");
    }
}
