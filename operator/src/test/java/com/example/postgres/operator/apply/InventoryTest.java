package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of objects that the cluster no longer has and that the cache does not show. */
class InventoryTest extends ApplyFixture {

    private static final ObjectSet NOTHING = new ObjectSet(List.of());
    private static final LiveCluster UNSEEN = new LiveCluster(List.of(), List.of(), List.of(), Set.of());

    private static int namespaces;

    private final String namespace = "inventory-" + ++namespaces;
    private final ObjectRef policy = new ObjectRef("networking.k8s.io/v1", "NetworkPolicy", namespace, "orders-pooler");
    private final Owner owner = new Owner("postgres.example.com/v1alpha1", "orders", "uid-of-orders");
    private final List<Problem> problems = new ArrayList<>();

    @BeforeEach
    void createNamespace() {
        server.createNamespace(namespace);
    }

    private static Inventory of(String... entries) {
        return new Inventory(new TreeSet<>(List.of(entries)));
    }

    private JsonNode policy() {
        return yaml(
                "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: orders-pooler, namespace: "
                        + namespace + ", labels: {postgres.example.com/cluster: orders}}, spec: {podSelector: {}}}");
    }

    private Inventory prune(Inventory before, LiveCluster live) {
        return before.prune(NOTHING, live, owner, namespace, api, problems);
    }

    @Test
    void anObjectThatTheCacheDoesNotShowYetIsDeleted() {
        api.apply(owner.sign(policy()));

        Inventory after = prune(of(policy.entry()), UNSEEN);

        assertThat(after).isEqualTo(of(policy.entry()));
        assertThat(api.read(policy)).isEmpty();
        assertThat(prune(after, UNSEEN)).isEqualTo(of());
        assertThat(problems).isEmpty();
    }

    /** The cache may show an object as it was before the operator took it over. */
    @Test
    void anObjectWithoutAnOwnerInTheCacheIsDeletedIfItHasOneByNow() {
        LiveObject before = LiveObject.of(api.apply(policy()));
        api.apply(owner.sign(policy()));

        prune(of(policy.entry()), new LiveCluster(List.of(before), List.of(), List.of(), Set.of()));

        assertThat(api.read(policy)).isEmpty();
    }

    @Test
    void anObjectWhoseLabelSomebodyRemovedIsDeleted() {
        api.apply(owner.sign(policy()));
        api.patch(policy, "", PatchType.MERGE, yaml("{metadata: {labels: null}}"));

        prune(of(policy.entry()), UNSEEN);

        assertThat(api.read(policy)).isEmpty();
    }

    @Test
    void anObjectThatIsBeingDeletedIsRememberedUntilItIsGone() {
        api.apply(owner.sign(policy()));
        api.patch(policy, "", PatchType.MERGE, yaml("{metadata: {finalizers: [example.com/wait]}}"));

        Inventory after = prune(prune(of(policy.entry()), UNSEEN), UNSEEN);

        assertThat(after).isEqualTo(of(policy.entry()));
        api.patch(policy, "", PatchType.MERGE, yaml("{metadata: {finalizers: null}}"));
        assertThat(prune(after, UNSEEN)).isEqualTo(of());
    }

    @Test
    void anObjectOfAnotherOwnerIsLeftAloneAndForgotten() {
        api.apply(new Owner("postgres.example.com/v1alpha1", "orders", "another").sign(policy()));

        assertThat(prune(of(policy.entry()), UNSEEN)).isEqualTo(of());
        assertThat(api.read(policy)).isPresent();
    }

    @Test
    void whatHoldsDataIsNeverDeleted() {
        ObjectRef secret = secret(namespace, "orders-credentials");
        api.create(owner.sign(yaml(
                "{apiVersion: v1, kind: Secret, metadata: {name: orders-credentials, namespace: " + namespace + "}}")));

        assertThat(prune(of(secret.entry()), UNSEEN)).isEqualTo(of());
        assertThat(api.read(secret)).isPresent();
    }

    @Test
    void aKindThatTheServerNoLongerHasIsForgotten() {
        assertThat(prune(of("example.com/v1/Gone/orders"), UNSEEN)).isEqualTo(of());
    }
}
