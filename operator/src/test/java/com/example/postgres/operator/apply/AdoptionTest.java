package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of objects that a GitOps tool applied, on a real API server. */
class AdoptionTest extends ApplyFixture {

    private static final String TOOL = "kustomize-controller";
    private static final Renderer RENDERER = new Renderer();
    private static final Owner OWNER = new Owner("postgres.example.com/v1alpha1", "orders", "owner");

    @ParameterizedTest
    @MethodSource("cases")
    void everyClusterChangesItsOwnerAndNothingThatRuns(Path golden) throws IOException {
        String namespace = "case-" + golden.getFileName();
        String spec = Files.readString(golden.resolve("cluster.yaml"));
        Optional<ObjectSet> gitops = render(spec, RenderTarget.gitops(), namespace);
        Assumptions.assumeTrue(gitops.isPresent(), "the spec is only for the operator");
        ObjectSet wanted = operator(spec, namespace);
        assertThat(template(wanted)).isEqualTo(template(gitops.get()));
        server.createNamespace(namespace);
        gitops.get().forEach(object -> server.applyAs(TOOL, withLabelOfTool(object)));

        Adoption adoption = adoption(wanted, TOOL);
        ClusterPlan plan = plan(namespace, wanted, adoption);

        assertThat(plan.withOperator().impact()).isLessThanOrEqualTo(Impact.RELOAD);
        assertThat(paths(plan))
                .allMatch(path -> path.startsWith("spec.ingress")
                        || path.equals("spec.updateStrategy.type")
                        || path.equals("metadata.labels.tool"));
        assertThat(applier.apply(wanted, adoption, OWNER).problems()).isEmpty();
        assertThat(plan(namespace, wanted, Adoption.none(live(wanted))).kind()).isEqualTo(ClusterPlan.Kind.UNCHANGED);
        for (KubernetesObject object : wanted) {
            JsonNode live = api.read(ObjectRef.of(object)).orElseThrow();
            assertThat(appliers(live)).containsExactly(KubernetesApi.FIELD_MANAGER);
            assertThat(live.path("metadata").path("labels").has("tool")).isFalse();
        }
    }

    @Test
    void aToolThatDoesNotUseServerSideApplyOwnsTheDefaultsAndNothingRestarts() throws IOException {
        server.createNamespace("created");
        render(example(), RenderTarget.gitops(), "created")
                .orElseThrow()
                .forEach(object -> server.createAs("helm", object.tree()));
        ObjectSet wanted = operator(example(), "created");
        JsonNode before = statefulSet("created");

        Adoption adoption = adoption(wanted, "helm");
        ClusterPlan plan = plan("created", wanted, adoption);

        assertThat(plan.withOperator().impact()).isLessThanOrEqualTo(Impact.RELOAD);
        assertThat(applier.apply(wanted, adoption, OWNER).problems()).isEmpty();
        JsonNode after = statefulSet("created");
        assertThat(after.path("spec").path("template"))
                .isEqualTo(before.path("spec").path("template"));
        assertThat(after.at("/spec/updateStrategy/type").asText()).isEqualTo("OnDelete");
        assertThat(appliers(after)).containsExactly(KubernetesApi.FIELD_MANAGER);
    }

    @Test
    void objectsOfOtherManagersAndOtherClustersAreNotTakenOver() throws IOException {
        server.createNamespace("others");
        render(example(), RenderTarget.gitops(), "others")
                .orElseThrow()
                .forEach(object -> server.applyAs(TOOL, object.tree()));
        ObjectSet wanted = operator(example(), "others");

        Adoption adoption = adoption(wanted, "argocd-controller");
        ApplyReport report = applier.apply(wanted, adoption, OWNER);

        assertThat(report.applied()).isEmpty();
        assertThat(Applier.foreign(wanted, adoption, OWNER)).hasSameSizeAs(wanted.objects());
        assertThat(report.problems())
                .allMatch(problem ->
                        problem.message().contains("set the annotation " + Adoption.ADOPT_FROM + ": " + TOOL));
        assertThat(appliers(statefulSet("others"))).containsExactly(TOOL);
    }

    @Test
    void aNameOfAnotherClusterIsSaid() throws IOException {
        server.createNamespace("names");
        ObjectNode service = render(example(), RenderTarget.gitops(), "names").orElseThrow().objects().stream()
                .filter(object -> object.isA("Service") && object.id().name().equals("orders"))
                .findFirst()
                .orElseThrow()
                .tree()
                .deepCopy();
        service.withObject("/metadata/labels").put("postgres.example.com/cluster", "ord");
        server.applyAs(TOOL, service);
        ObjectSet wanted = operator(example(), "names");

        ApplyReport report = applier.apply(wanted, Adoption.of(resource("names", TOOL), empty(), api), OWNER);

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.object().toString()).isEqualTo("Service/orders");
            assertThat(problem.message()).contains("belongs to the cluster ord");
        });
    }

    @Test
    void aStatefulSetThatTheCacheDoesNotHaveYetIsSeen() throws IOException {
        server.createNamespace("behind");
        render(example(), RenderTarget.gitops(), "behind")
                .orElseThrow()
                .forEach(object -> server.applyAs(TOOL, object.tree()));

        Adoption adoption = Adoption.of(resource("behind", TOOL), empty(), api);

        assertThat(adoption.covers(new ObjectRef("apps/v1", "StatefulSet", "behind", "orders")))
                .isTrue();
    }

    @Test
    void anObjectThatChangesMeanwhileIsReadAgain() throws IOException {
        server.createNamespace("meanwhile");
        render(example(), RenderTarget.gitops(), "meanwhile")
                .orElseThrow()
                .forEach(object -> server.applyAs(TOOL, object.tree()));
        ObjectSet wanted = operator(example(), "meanwhile");
        Adoption adoption = adoption(wanted, TOOL);
        wanted.forEach(object -> server.applyAs("other", withLabelOfTool(object)));

        assertThatThrownBy(() -> applier.apply(wanted, adoption, OWNER))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isConflict()).isTrue());
    }

    @Test
    void anObjectWhoseTakeOverIsRefusedIsReportedAndNoMemberStarts() throws IOException {
        server.createNamespace("refused");
        render(example(), RenderTarget.gitops(), "refused")
                .orElseThrow()
                .forEach(object -> server.applyAs(TOOL, object.tree()));
        ObjectSet wanted = operator(example(), "refused");
        KubernetesApi refusing = (KubernetesApi) Proxy.newProxyInstance(
                KubernetesApi.class.getClassLoader(), new Class<?>[] {KubernetesApi.class}, (proxy, method, values) -> {
                    if (method.getName().equals("patch")) {
                        throw new ApiException(403, "denied by policy.example.com");
                    }
                    return method.invoke(api, values);
                });

        ApplyReport report = new Applier(refusing).apply(wanted, adoption(wanted, TOOL), OWNER);

        assertThat(report.applied()).isEmpty();
        assertThat(report.problems())
                .isNotEmpty()
                .allMatch(problem -> problem.reason() == ApplyReport.Reason.REFUSED)
                .allMatch(problem -> problem.message().equals("denied by policy.example.com"));
        assertThat(appliers(statefulSet("refused"))).containsExactly(TOOL);
    }

    private static JsonNode withLabelOfTool(KubernetesObject object) {
        ObjectNode labelled = object.tree().deepCopy();
        labelled.withObject("/metadata/labels").put("tool", "yes");
        return labelled;
    }

    private static String example() throws IOException {
        return Files.readString(Path.of("../examples/ha/cluster.yaml"));
    }

    private static JsonNode statefulSet(String namespace) {
        return api.read(new ObjectRef("apps/v1", "StatefulSet", namespace, "orders"))
                .orElseThrow();
    }

    private static JsonNode template(ObjectSet set) {
        return set.ofKind("StatefulSet").get(0).tree().path("spec").path("template");
    }

    private static Set<String> appliers(JsonNode live) {
        Set<String> managers = new TreeSet<>();
        live.path("metadata")
                .path("managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText()));
        return managers;
    }

    private static List<String> paths(ClusterPlan plan) {
        return plan.changes().stream()
                .map(change -> change.value().path().toString())
                .toList();
    }

    private static ClusterPlan plan(String namespace, ObjectSet wanted, Adoption adoption) {
        Planner planner = new Planner(RenderTarget.operator(), Environment.assumed(KubernetesVersion.DEFAULT));
        return planner.plan(
                new ClusterId(namespace, "orders"),
                Optional.of(new ClusterState(
                        Applier.applied(wanted, adoption, OWNER, Inventory.of(wanted)), Optional.empty())),
                Optional.of(new ClusterState(wanted, Optional.empty())));
    }

    private static Adoption adoption(ObjectSet wanted, String managers) {
        String namespace = wanted.objects().get(0).id().namespace();
        return Adoption.of(resource(namespace, managers), live(wanted), api);
    }

    private static JsonNode resource(String namespace, String managers) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.putObject("metadata").put("name", "orders").put("namespace", namespace);
        resource.withObject("/metadata/annotations").put(Adoption.ADOPT_FROM, "another , " + managers);
        return resource;
    }

    private static ObjectSet operator(String text, String namespace) {
        return render(text, RenderTarget.operator(), namespace).orElseThrow();
    }

    private static Optional<ObjectSet> render(String text, RenderTarget target, String namespace) {
        Document document = YamlReader.read("cluster.yaml", text).documents().get(0);
        ObjectNode tree = document.root().deepCopy();
        tree.withObject("/metadata").put("namespace", namespace).put("name", "orders");
        RenderResult result = RENDERER.render(Document.ofTree("cluster.yaml", tree), target.withNamespace(namespace));
        return result instanceof RenderResult.Rendered rendered
                ? Optional.of(new ObjectSet(rendered.manifests().objects().stream()
                        .filter(object -> object.id().isBuiltIn())
                        .toList()))
                : Optional.empty();
    }

    private static LiveCluster empty() {
        return new LiveCluster(List.of(), List.of(), List.of(), Set.of());
    }

    private static LiveCluster live(ObjectSet set) {
        List<LiveObject> objects = new ArrayList<>();
        set.forEach(object -> api.read(ObjectRef.of(object)).map(LiveObject::of).ifPresent(objects::add));
        return new LiveCluster(objects, List.of(), List.of(), Set.of());
    }
}
