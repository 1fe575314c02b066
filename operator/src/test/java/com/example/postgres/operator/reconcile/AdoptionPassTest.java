package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.apply.Adoption;
import com.example.postgres.operator.apply.Owner;
import com.example.postgres.operator.kubernetes.ApiException;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.KubernetesApi.Propagation;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.observe.LiveCluster;
import com.example.postgres.operator.observe.LiveObject;
import com.example.postgres.operator.observe.OwnedFields;
import com.example.postgres.render.RenderResult.Rendered;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster that changes between a GitOps tool and the operator. */
class AdoptionPassTest extends PassTest {

    private static final String TOOL = "kustomize-controller";
    private static final String SPEC = "{version: \"18\", replicas: 1, storage: {size: 1Gi}}";
    private static final String ADOPT = "{metadata: {annotations: {" + Adoption.ADOPT_FROM + ": " + TOOL + "}}}";

    private List<JsonNode> rendered(String spec) {
        JsonNode resource = yaml("{apiVersion: " + API + ", kind: PostgresCluster, metadata: {name: orders, namespace: "
                + namespace + "}, spec: " + spec + "}");
        RenderTarget target = RenderTarget.gitops().withSecretsPolicy(SecretsPolicy.BOOTSTRAP_JOB);
        List<JsonNode> objects = new ArrayList<>();
        ((Rendered) RENDERER.render(Document.ofTree("test", resource), target))
                .manifests()
                .forEach(object -> objects.add(object.tree()));
        return objects;
    }

    /** What Flux and the bootstrap Job make, and a cluster that runs. */
    private void applyFromGitAndRun(String spec) {
        rendered(spec).forEach(object -> server.applyAs(TOOL, object));
        api.create(yaml("{apiVersion: v1, kind: Secret, metadata: {name: orders-credentials, namespace: " + namespace
                + ", labels: {postgres.example.com/cluster: orders}}, stringData: {password: theirs}}"));
        others.run(1);
    }

    private Map<String, String> versionsOfObjects() {
        Map<String, String> versions = new TreeMap<>();
        rendered(SPEC)
                .forEach(object -> versions.put(
                        ObjectRef.of(object).toString(),
                        api.read(ObjectRef.of(object))
                                .orElseThrow()
                                .at("/metadata/resourceVersion")
                                .asText()));
        return versions;
    }

    private JsonNode pod() {
        return api.read(ref("v1", "Pod", "orders-0")).orElseThrow();
    }

    private String stalled() {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals("Stalled")) {
                return condition.path("message").asText();
            }
        }
        return "";
    }

    @Test
    void aClusterFromGitIsTakenOverWithoutARestartANewPasswordOrALostObject() {
        applyFromGitAndRun(SPEC);
        JsonNode pod = pod();
        JsonNode template = statefulSet().path("spec").path("template");
        JsonNode secret = api.read(ref("v1", "Secret", "orders-credentials")).orElseThrow();
        create(SPEC);
        patch(ADOPT);

        passUntil(() -> statefulSet().path("metadata").has("ownerReferences"));
        others.seeTemplate();
        passUntil(() -> isPhase("Running") && condition("Reconciling").equals("False Settled"));

        assertThat(pod()).isEqualTo(pod);
        assertThat(patroni.requests).isEmpty();
        assertThat(statefulSet().path("spec").path("template")).isEqualTo(template);
        assertThat(api.read(ref("v1", "Secret", "orders-credentials"))).contains(secret);
        assertThat(events("Adopted")).isNotEmpty().allMatch(message -> message.contains("from " + TOOL));
        JsonNode change = status().path("lastChange");
        assertThat(change.path("kind").asText()).isEqualTo("Update");
        assertThat(change.path("predicted").asText()).isEqualTo("RELOAD");
        assertThat(change.path("observed").asText()).isEqualTo("RELOAD");
        assertThat(change.has("finishedAt")).isTrue();
        for (JsonNode object : rendered(SPEC)) {
            JsonNode live = api.read(ObjectRef.of(object)).orElseThrow();
            boolean isOfBootstrap = ObjectRef.of(object).name().matches("orders-(secrets.*|credentials|jobs)");
            assertThat(live.path("metadata").has("ownerReferences"))
                    .as(ObjectRef.of(object).toString())
                    .isEqualTo(!isOfBootstrap);
        }
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aClusterThatNobodyLetTheOperatorHaveIsNotTouched() {
        applyFromGitAndRun("{version: \"18\", replicas: 3, storage: {size: 1Gi}}");
        Map<String, String> before = versionsOfObjects();
        create(SPEC);

        passUntil(() -> condition("Stalled").equals("True ForeignObject"));
        passSeveralTimes();

        assertThat(stalled()).contains("set the annotation " + Adoption.ADOPT_FROM + ": " + TOOL);
        assertThat(versionsOfObjects()).isEqualTo(before);
        assertThat(patroni.requests).isEmpty();
        assertThat(status().has("lastChange")).isFalse();
        patch("{metadata: {annotations: {" + Adoption.ADOPT_FROM + ": nobody}}}");
        passUntil(() -> stalled().contains("the annotation names other ones"));
        assertThat(versionsOfObjects()).isEqualTo(before);
    }

    /** Every object but the StatefulSet is taken over, and its members wait for a restart. */
    @Test
    void membersWhoseStatefulSetCannotBeTakenOverAreNotTouched() {
        applyFromGitAndRun(SPEC);
        KubernetesApi refusing = (KubernetesApi) Proxy.newProxyInstance(
                KubernetesApi.class.getClassLoader(), new Class<?>[] {KubernetesApi.class}, (proxy, method, values) -> {
                    if (method.getName().equals("patch")
                            && ((ObjectRef) values[0]).kind().equals("StatefulSet")) {
                        throw new ApiException(403, "denied by policy.example.com");
                    }
                    try {
                        return method.invoke(api, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        reconciler =
                new Reconciler(cache, refusing, patroni, RENDERER, target(), true, List.of(), InstantSource.system());
        patroni.isRestartPending = true;
        create(SPEC);
        patch(ADOPT);

        passUntil(() -> condition("Stalled").equals("True ObjectRefused"));
        passSeveralTimes();

        assertThat(stalled()).contains("denied by policy.example.com");
        assertThat(patroni.requests).isEmpty();
    }

    @Test
    void aHalfOfAClusterIsNotTakenOver() {
        applyFromGitAndRun(SPEC);
        ObjectRef service = ref("v1", "Service", "orders-primary");
        api.delete(service, api.read(service).orElseThrow().at("/metadata/uid").asText(), Propagation.BACKGROUND);
        rendered(SPEC).stream()
                .filter(object -> ObjectRef.of(object).equals(service))
                .forEach(object -> server.applyAs("somebody", object));
        Map<String, String> before = versionsOfObjects();
        create(SPEC);
        patch(ADOPT);

        passUntil(() -> condition("Stalled").equals("True ForeignObject"));

        assertThat(stalled()).contains("Service/orders-primary").doesNotContain("StatefulSet");
        assertThat(versionsOfObjects()).isEqualTo(before);
        patch("{metadata: {annotations: {" + Adoption.ADOPT_FROM + ": \"" + TOOL + ", somebody\"}}}");
        passUntil(() -> statefulSet().path("metadata").has("ownerReferences"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "18 | 1 | 2Gi | 17 | 1 | 2Gi | major version",
                "18 | 1 | 2Gi | 18 | 1 | 1Gi | volume can only grow",
                "18 | 3 | 1Gi | 18 | 1 | 1Gi | has 3 members"
            })
    void aSpecThatWouldBreakTheRunningClusterIsRefused(
            String version,
            int members,
            String size,
            String otherVersion,
            int otherMembers,
            String otherSize,
            String why) {
        String running = "{version: \"%s\", replicas: %d, storage: {size: %s}}".formatted(version, members, size);
        applyFromGitAndRun(running);
        Map<String, String> before = versionsOfObjects();
        create("{version: \"%s\", replicas: %d, storage: {size: %s}}".formatted(otherVersion, otherMembers, otherSize));
        patch(ADOPT);

        passUntil(() -> condition("Stalled").equals("True PlanExceeded"));
        passSeveralTimes();

        assertThat(stalled()).contains(why);
        assertThat(versionsOfObjects()).isEqualTo(before);
        assertThat(patroni.requests).isEmpty();
    }

    @Test
    void whatIsOrphanedIsLeftAloneAndAToolTakesItBack() {
        createAndRun(SPEC);
        JsonNode pod = pod();
        Map<String, String> before = orphan();

        passSeveralTimes();
        assertThat(isOwnerless()).isTrue();
        assertThat(versionsOfOwned()).isEqualTo(before);

        List<JsonNode> fromGit = rendered(SPEC);
        fromGit.forEach(object -> server.applyAs(TOOL, labelled(object)));
        releaseWhatTheToolApplied(fromGit);
        fromGit.forEach(object -> server.applyAs(TOOL, object));
        passSeveralTimes();

        for (JsonNode object : fromGit) {
            JsonNode live = api.read(ObjectRef.of(object)).orElseThrow();
            assertThat(OwnedFields.isAppliedBy(live, KubernetesApi.FIELD_MANAGER))
                    .isFalse();
            assertThat(live.at("/metadata/labels").has("new")).isFalse();
        }
        assertThat(statefulSet().at("/spec/updateStrategy/type").asText()).isEqualTo("RollingUpdate");
        assertThat(pod()).isEqualTo(pod);
    }

    @Test
    void aNewPostgresClusterOwnsWhatAnEarlierOneLeft() {
        createAndRun(SPEC);
        JsonNode pod = pod();
        orphan();
        create(SPEC);

        passUntil(() -> condition("Reconciling").equals("False Settled") && !isOwnerless());

        assertThat(pod()).isEqualTo(pod);
        assertThat(status().has("lastChange")).isFalse();
        Map<String, String> before = versions();
        passSeveralTimes();
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void whatAnEarlierOneLeftAndTheNewOneDoesNotRenderStays() {
        createAndRun(SPEC);
        orphan();
        create("{version: \"18\", replicas: 1, storage: {size: 1Gi}, networkPolicy: {enabled: false}}");

        passUntil(() -> condition("Reconciling").equals("False Settled") && !isOwnerless());
        passSeveralTimes();

        JsonNode policy = api.read(ref("networking.k8s.io/v1", "NetworkPolicy", "orders-members"))
                .orElseThrow();
        assertThat(policy.path("metadata").has("ownerReferences")).isFalse();
        assertThat(status().has("lastChange")).isFalse();
    }

    @Test
    void anOwnerThatIsGoneClaimsNothing() {
        createAndRun(SPEC);
        JsonNode gone = api.read(ref(API, "PostgresCluster", "orders")).orElseThrow();
        LiveCluster live = new LiveCluster(List.of(LiveObject.of(statefulSet())), List.of(), List.of(), Set.of());
        Claim claim = new Claim(gone, Adoption.none(live));
        assertThat(claim.isValid(api)).isTrue();

        api.delete(ref(API, "PostgresCluster", "orders"), Owner.of(gone).uid(), Propagation.ORPHAN);

        assertThat(claim.isValid(api)).isFalse();
    }

    /** What {@code kubectl delete --cascade=orphan} and the garbage collector do. The versions afterwards. */
    private Map<String, String> orphan() {
        JsonNode resource = api.read(ref(API, "PostgresCluster", "orders")).orElseThrow();
        api.delete(
                ref(API, "PostgresCluster", "orders"),
                resource.at("/metadata/uid").asText(),
                Propagation.ORPHAN);
        passUntil(() -> isPhase("Deleting"));
        passSeveralTimes();
        inventory = status().path("inventory");
        for (JsonNode entry : inventory) {
            api.patch(
                    ObjectRef.ofEntry(namespace, entry.asText()).orElseThrow(),
                    "",
                    PatchType.MERGE,
                    yaml("{metadata: {ownerReferences: null}}"));
        }
        Map<String, String> versions = versionsOfOwned();
        passSeveralTimes();
        patch("{metadata: {finalizers: null}}");
        passSeveralTimes();
        assertThat(api.read(ref(API, "PostgresCluster", "orders"))).isEmpty();
        return versions;
    }

    private JsonNode inventory = JsonNodeFactory.instance.arrayNode();

    private List<JsonNode> owned() {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode entry : inventory) {
            objects.add(api.read(ObjectRef.ofEntry(namespace, entry.asText()).orElseThrow())
                    .orElseThrow());
        }
        return objects;
    }

    private Map<String, String> versionsOfOwned() {
        Map<String, String> versions = new TreeMap<>();
        owned().forEach(live -> versions.put(
                ObjectRef.of(live).toString(),
                live.at("/metadata/resourceVersion").asText()));
        return versions;
    }

    private boolean isOwnerless() {
        return owned().stream().noneMatch(live -> live.path("metadata").has("ownerReferences"));
    }

    private static JsonNode labelled(JsonNode object) {
        ObjectNode labelled = object.deepCopy();
        labelled.withObject("/metadata/labels").put("new", "yes");
        return labelled;
    }

    /** An apply of nothing in the name of the operator. */
    private void releaseWhatTheToolApplied(List<JsonNode> objects) {
        for (JsonNode object : objects) {
            ObjectNode bare = JsonNodeFactory.instance.objectNode();
            bare.set("apiVersion", object.path("apiVersion"));
            bare.set("kind", object.path("kind"));
            bare.putObject("metadata").put("name", ObjectRef.of(object).name()).put("namespace", namespace);
            server.applyAs(KubernetesApi.FIELD_MANAGER, bare);
        }
    }
}
