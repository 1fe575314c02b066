package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is applied, on a real API server. */
class ApplierTest extends ApplyFixture {

    private static final Renderer RENDERER = new Renderer();

    @ParameterizedTest
    @MethodSource("cases")
    void whatWasAppliedIsOwnedAndDiffersInNothing(Path golden) throws IOException {
        String namespace = "case-" + golden.getFileName();
        ObjectSet set = render(Files.readString(golden.resolve("cluster.yaml")), namespace);
        server.createNamespace(namespace);
        Owner owner = owner("case");

        assertThat(applier.apply(set, Adoption.none(live(set)), owner).problems())
                .isEmpty();

        LiveCluster live = live(set);
        assertThat(SetDifference.between(Applier.applied(set, Adoption.none(live), owner, Inventory.of(set)), set)
                        .changes())
                .isEmpty();
        assertThat(applier.apply(set, Adoption.none(live), owner).applied()).isEmpty();
    }

    @Test
    void aFieldOfAnotherManagerIsAConflictAndStays() throws IOException {
        ObjectSet set = render(minimal(), "conflict");
        server.createNamespace("conflict");
        Owner owner = owner("conflict");
        applier.apply(set, Adoption.none(live(set)), owner);
        server.client()
                .apps()
                .statefulSets()
                .inNamespace("conflict")
                .withName("orders")
                .edit(stateful -> {
                    stateful.getSpec().setReplicas(7);
                    return stateful;
                });

        ApplyReport report = applier.apply(set, Adoption.none(live(set)), owner);

        assertThat(report.applied()).isEmpty();
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(ApplyReport.Reason.FIELD_CONFLICT);
            assertThat(problem.message()).contains(".spec.replicas");
        });
        assertThat(server.client()
                        .apps()
                        .statefulSets()
                        .inNamespace("conflict")
                        .withName("orders")
                        .get()
                        .getSpec()
                        .getReplicas())
                .isEqualTo(7);
    }

    @Test
    void anObjectOfAnotherOriginIsNeverOverwrittenAndNoMemberStarts() throws IOException {
        ObjectSet set = render(minimal(), "foreign");
        server.createNamespace("foreign");
        server.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("orders-patroni")
                        .withNamespace("foreign")
                        .endMetadata()
                        .addToData("mine", "yes")
                        .build())
                .create();

        ApplyReport report = applier.apply(set, Adoption.none(live(set)), owner("foreign"));

        assertThat(report.problems())
                .singleElement()
                .extracting(ApplyReport.Problem::reason)
                .isEqualTo(ApplyReport.Reason.FOREIGN_OBJECT);
        assertThat(server.client()
                        .configMaps()
                        .inNamespace("foreign")
                        .withName("orders-patroni")
                        .get()
                        .getData())
                .containsOnlyKeys("mine");
        assertThat(report.applied()).noneMatch(ref -> ref.kind().equals("StatefulSet"));
    }

    @Test
    void pruneDeletesWhatTheSetHasNoLongerAndNothingThatHoldsData() throws IOException {
        ObjectSet set = render(minimal(), "prune");
        server.createNamespace("prune");
        Owner owner = owner("prune");
        applier.apply(set, Adoption.none(live(set)), owner);
        ObjectSet less = new ObjectSet(set.objects().stream()
                .filter(object -> !object.isA("PodDisruptionBudget") && !object.isA("NetworkPolicy"))
                .toList());
        Inventory before = Inventory.of(set).and(new Inventory(new TreeSet<>(List.of("v1/Secret/orders-credentials"))));

        Inventory after = before.prune(less, live(set), owner, "prune", api, new ArrayList<>());
        Inventory later = after.prune(less, live(set), owner, "prune", api, new ArrayList<>());

        assertThat(after.entries()).anyMatch(entry -> entry.contains("NetworkPolicy"));
        assertThat(later).isEqualTo(Inventory.of(less));
        assertThat(server.client()
                        .network()
                        .v1()
                        .networkPolicies()
                        .inNamespace("prune")
                        .list()
                        .getItems())
                .isEmpty();
    }

    private static String minimal() throws IOException {
        return Files.readString(Path.of("../examples/ha/cluster.yaml"));
    }

    private static Owner owner(String uid) {
        return new Owner("postgres.example.com/v1alpha1", "orders", uid);
    }

    private static ObjectSet render(String text, String namespace) {
        Document document = YamlReader.read("cluster.yaml", text).documents().get(0);
        ObjectNode tree = document.root().deepCopy();
        tree.withObject("/metadata").put("namespace", namespace).put("name", "orders");
        RenderResult result = RENDERER.render(
                Document.ofTree("cluster.yaml", tree), RenderTarget.operator().withNamespace(namespace));
        assertThat(result).isInstanceOf(RenderResult.Rendered.class);
        return new ObjectSet(((RenderResult.Rendered) result)
                .manifests().objects().stream()
                        .filter(object -> object.id().isBuiltIn())
                        .toList());
    }

    private static LiveCluster live(ObjectSet set) {
        List<LiveObject> objects = new ArrayList<>();
        set.forEach(object -> api.read(ObjectRef.of(object)).map(LiveObject::of).ifPresent(objects::add));
        return new LiveCluster(objects, List.of(), List.of(), Set.of());
    }
}
