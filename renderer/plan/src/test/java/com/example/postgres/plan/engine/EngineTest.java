package com.example.postgres.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.plan.Planner;
import com.example.postgres.plan.Project;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    private static final JsonNode CLUSTER = YamlReader.readTrusted("cluster", """
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders, namespace: shop}
            spec:
              version: "18"
              replicas: 3
              storage: {size: 10Gi}
            """);

    @Test
    void fluxWithForceDeletesAStatefulSetThatCannotChange() {
        Engine flux = flux("{prune: true, force: true}");

        ClusterPlan plan = planner().appliedBy(flux).plan(id(), state(CLUSTER), state(grown()));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
        assertThat(plan.withoutOperator().interrupts()).isEqualTo(Interrupts.EVERYTHING);
        assertThat(reasons(plan))
                .contains("Flux deletes the StatefulSet and creates it again, because force is on: all members stop,"
                        + " and their volumes stay as they are");
        assertThat(plan.withoutOperator().steps().get(0).byHand())
                .startsWith("turn force off in Kustomization/orders before this change")
                .contains("kubectl -n shop delete statefulset orders --cascade=orphan");
        assertThat(plan.withOperator().impact()).isEqualTo(Impact.VOLUME_EXPANSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.storage.size | 5Gi", "spec.storage.storageClass | other"})
    void forceMakesAForbiddenChangeOfTheClaimTemplateNoLess(String row) {
        ClusterPlan plan =
                planner().appliedBy(flux("{prune: true, force: true}")).plan(id(), state(CLUSTER), state(changed(row)));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.FORBIDDEN);
        assertThat(plan.withoutOperator().interrupts()).isEqualTo(Interrupts.EVERYTHING);
        assertThat(reasons(plan))
                .anyMatch(reason ->
                        reason.startsWith("Flux deletes the StatefulSet and creates it again, because force is on"));
    }

    /** The API server accepts another major version in the pod template, so nothing is deleted. */
    @Test
    void forceDoesNotChangeWhatTheApiServerAccepts() {
        Planner planner = planner();
        JsonNode other = changed("spec.version | \"17\"");

        ClusterPlan forced =
                planner.appliedBy(flux("{prune: true, force: true}")).plan(id(), state(CLUSTER), state(other));

        assertThat(forced.withoutOperator())
                .isEqualTo(planner.plan(id(), state(CLUSTER), state(other)).withoutOperator());
        assertThat(forced.withoutOperator().impact()).isEqualTo(Impact.FORBIDDEN);
        assertThat(reasons(forced)).noneMatch(reason -> reason.contains("force is on"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FLUX | kustomize.toolkit.fluxcd.io/force | enabled | remove the annotation kustomize.toolkit.fluxcd.io/force from
            ARGO | argocd.argoproj.io/sync-options   | Prune=false,Delete=false,Force=true | remove Force=true of the annotation argocd
            """)
    void anAnnotationForcesOneObject(String tool, String annotation, String value, String cure) {
        Engine engine = tool.equals("FLUX")
                ? flux("{prune: true}")
                : argo("{syncPolicy: {automated: {prune: true}, syncOptions: [ServerSideApply=true]}}");
        ClusterState after = Project.patched(state(grown()).orElseThrow(), annotation, value);

        ClusterPlan plan = planner().appliedBy(engine).plan(id(), state(CLUSTER), Optional.of(after));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
        assertThat(plan.withoutOperator().steps().toString()).contains(cure);
    }

    @Test
    void aToolThatLeavesChangesByHandIsNamed() {
        String note = "Application/orders has no selfHeal: what somebody changes by hand stays until the next commit";

        assertThat(argo("{syncPolicy: {automated: {prune: true}}}").notes()).contains(note);
        assertThat(argo("{syncPolicy: {automated: {selfHeal: true, prune: true}}}")
                        .notes())
                .doesNotContain(note);
        assertThat(argo("{}").notes()).doesNotContain(note);
    }

    @Test
    void withoutForceTheSameChangeWaitsForTheUser() {
        Engine flux = flux("{prune: true}");

        ClusterPlan plan = planner().appliedBy(flux).plan(id(), state(CLUSTER), state(grown()));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.VOLUME_EXPANSION);
    }

    @Test
    void pruningSparesWhatIsProtected() {
        Engine argo = argo("{syncPolicy: {automated: {prune: true}, syncOptions: [ServerSideApply=true]}}");

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(CLUSTER), Optional.empty());

        assertThat(plan.changes())
                .filteredOn(change -> change.object().isA("StatefulSet"))
                .allSatisfy(change ->
                        assertThat(change.judgement().gitops().impact()).isEqualTo(Impact.METADATA));
        // The data survives, but no Service leads to it.
        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
    }

    @Test
    void replacingObjectsTakesPatronisState() {
        Engine argo = argo("{syncPolicy: {automated: {}, syncOptions: [Replace=true]}}");
        JsonNode tuned =
                Project.with(CLUSTER, "spec.postgresqlParams", YamlReader.readTrusted("value", "{work_mem: 8MB}"));

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(CLUSTER), state(tuned));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            syncOptions: [Replace=true]                                             | Retain | OUTAGE
            syncOptions: [Replace=true, ApplyOutOfSyncOnly=true]                    | Retain | METADATA
            syncOptions: [Replace=true, Force=true]                                 | Retain | OUTAGE
            syncOptions: [Replace=true, Force=true]                                 | Delete | DATA_RISK
            syncOptions: [Replace=true, Force=true, ApplyOutOfSyncOnly=true]        | Delete | METADATA
            syncOptions: [Force=true]                                               | Delete | METADATA
            """)
    void aSyncReplacesAlsoWhatDoesNotDiffer(String options, String volumes, Impact impact) {
        JsonNode cluster = Project.with(
                CLUSTER, "spec.deletionPolicy", YamlReader.readTrusted("value", "{volumes: " + volumes + "}"));
        JsonNode budget =
                Project.with(cluster, "spec.podDisruptionBudget", YamlReader.readTrusted("value", "{enabled: false}"));
        Engine argo = argo("{syncPolicy: {automated: {prune: true}, " + options + "}}");

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(cluster), state(budget));

        assertThat(plan.withoutOperator().impact()).isEqualTo(impact);
        assertThat(planner()
                        .appliedBy(argo)
                        .plan(id(), state(cluster), state(cluster))
                        .changes())
                .isEmpty();
        assertThat(planner()
                        .appliedBy(argo)
                        .plan(id(), Optional.empty(), state(cluster))
                        .withoutOperator()
                        .impact())
                .isEqualTo(Impact.NONE);
    }

    @Test
    void replacingTheSettingsOfThePoolerTakesNoStateOfPatroni() {
        JsonNode pooled = changed("spec.pgbouncer | {enabled: true}");
        JsonNode tuned = Project.with(pooled, "spec.pgbouncer.poolMode", YamlReader.readTrusted("value", "session"));
        Engine argo = argo("{syncPolicy: {automated: {}, syncOptions: [Replace=true, ApplyOutOfSyncOnly=true]}}");

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(pooled), state(tuned));

        assertThat(plan.changes()).isNotEmpty();
        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.RELOAD);
    }

    @Test
    void forceAndReplaceTogetherDeleteAnyStatefulSetThatDiffers() {
        Engine argo = argo(
                "{syncPolicy: {automated: {}," + " syncOptions: [Replace=true, Force=true, ApplyOutOfSyncOnly=true]}}");

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(CLUSTER), state(changed("spec.image | a/b:18")));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
    }

    @Test
    void anApplicationMayLeaveEverythingThatIsNoLongerRendered() {
        Engine argo = argo("{syncPolicy: {automated: {prune: true}, syncOptions: [Prune=false]}}");

        ClusterPlan plan = planner().appliedBy(argo).plan(id(), state(CLUSTER), Optional.empty());

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.METADATA);
    }

    @Test
    void whatTheToolDoesNotDoByItselfIsSaid() {
        Engine flux = flux("{suspend: true, postBuild: {substitute: {a: b}}}");

        assertThat(flux.notes())
                .containsExactly(
                        "Kustomization/orders is suspended: nothing is applied until it is resumed",
                        "Kustomization/orders does not prune: objects that are no longer rendered stay",
                        "Kustomization/orders changes the manifests with postBuild.substitute: this plan is about the files as"
                                + " they are");
    }

    @ParameterizedTest
    @ValueSource(strings = {"images: [{name: a, newTag: b}]", "components: [../a]", "commonMetadata: {labels: {a: b}}"})
    void whateverOfFluxChangesTheManifestsIsSaid(String field) {
        assertThat(flux("{prune: true, " + field + "}").notes())
                .containsExactly("Kustomization/orders changes the manifests with "
                        + field.substring(0, field.indexOf(':')) + ": this plan is about the files as they are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images: [a=b]",
                "components: [../a]",
                "replicas: [{name: orders, count: 2}]",
                "commonLabels: {a: b}",
                "commonAnnotations: {a: b}"
            })
    void whateverOfArgoCdChangesTheManifestsIsSaid(String field) {
        Engine argo = argo("{source: {path: a, kustomize: {" + field + "}},"
                + " syncPolicy: {automated: {prune: true, selfHeal: true}, syncOptions: [ServerSideApply=true]}}");

        assertThat(argo.notes())
                .containsExactly("Application/orders changes the manifests with "
                        + field.substring(0, field.indexOf(':')) + ": this plan is about the files as they are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {force: \"yes\"} | spec.force: \"yes\", which must be true or false",
                "spec: {prune: 1} | spec.prune: 1, which must be true or false",
                "spec: {suspend: \"true\"} | spec.suspend: \"true\", which must be true or false",
                "spec: {force: {}} | spec.force: {}, which must be true or false",
                "spec: {path: 5} | spec.path: 5, which must be a string",
                "spec: {postBuild: true} | spec.postBuild: true, which must be a mapping",
                "spec: {patches: {}} | spec.patches: {}, which must be a list",
                "spec: {images: a} | spec.images: \"a\", which must be a list",
                "spec: {components: {}} | spec.components: {}, which must be a list",
                "spec: {commonMetadata: []} | spec.commonMetadata: [], which must be a mapping",
                "spec: [] | spec: [], which must be a mapping"
            })
    void aFieldOfFluxOfAnotherTypeIsRefused(String row) {
        isRefused("kustomize.toolkit.fluxcd.io/v1", "Kustomization", row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {syncPolicy: {automated: true}} | spec.syncPolicy.automated: true, which must be a mapping",
                "spec: {syncPolicy: {automated: {prune: \"yes\"}}} | spec.syncPolicy.automated.prune: \"yes\", which must be true or false",
                "spec: {syncPolicy: {syncOptions: Force=true}} | spec.syncPolicy.syncOptions: \"Force=true\", which must be a list",
                "spec: {syncPolicy: {syncOptions: [{Force: true}]}} | spec.syncPolicy.syncOptions[0]: {\"Force\":true}, which must be a string",
                "spec: {sources: {path: a}} | spec.sources: {\"path\":\"a\"}, which must be a list",
                "spec: {sources: [{path: [a]}]} | spec.sources[0].path: [\"a\"], which must be a string",
                "spec: {source: {kustomize: x}} | spec.source.kustomize: \"x\", which must be a mapping"
            })
    void aFieldOfArgoCdOfAnotherTypeIsRefused(String row) {
        isRefused("argoproj.io/v1alpha1", "Application", row);
    }

    private static void isRefused(String apiVersion, String kind, String row) {
        String[] cells = row.split(" \\| ", 2);
        assertThatThrownBy(() -> Engine.of(object("""
                        apiVersion: %s
                        kind: %s
                        metadata: {name: orders, namespace: tools}
                        %s
                        """.formatted(apiVersion, kind, cells[0]))))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith(kind + "/orders has " + cells[1]);
    }

    @Test
    void aSwitchWithoutAValueIsNotSet() {
        assertThat(Engine.of(object("""
                        apiVersion: kustomize.toolkit.fluxcd.io/v1
                        kind: Kustomization
                        metadata: {name: orders, namespace: flux-system}
                        spec: {force: null}
                        """)).forces()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{generators: [], template: {spec: {source: {path: a}}}} | true",
                "{generators: [{git: {}}], template: {spec: {project: '{{x}}', destination: {name: '{{x}}'}}}} | true",
                "{generators: [], template: {spec: {source: {path: 'a/{{.path.basename}}'}}}} | false",
                "{generators: [], template: {spec: {syncPolicy: {syncOptions: ['Force={{force}}']}}}} | false",
                "{generators: [{merge: {generators: [{list: {template: {}}}]}}], template: {spec: {}}} | false",
                "{generators: [], template: {spec: {}}, templatePatch: 'a'} | false",
                "{generators: []} | false"
            })
    void anApplicationSetIsReadIfItsGeneratorsDecideNothing(String spec, boolean isRead) {
        KubernetesObject set = object(
                "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, metadata: {name: a}, spec: " + spec + "}");

        if (isRead) {
            assertThat(Engine.of(set).name()).isEqualTo("ApplicationSet/a");
        } else {
            assertThatThrownBy(() -> Engine.of(set))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("give one of these Applications with --engine");
        }
    }

    @Test
    void anUnknownVersionOrObjectIsRefused() {
        assertThatThrownBy(() -> Engine.of(object("""
                        apiVersion: kustomize.toolkit.fluxcd.io/v9
                        kind: Kustomization
                        metadata: {name: orders, namespace: flux-system}
                        """)))
                .hasMessageContaining("unknown version kustomize.toolkit.fluxcd.io/v9");
        assertThatThrownBy(() -> Engine.of(object("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")))
                .hasMessageContaining("neither");
    }

    private static JsonNode grown() {
        return changed("spec.storage.size | 20Gi");
    }

    /** The cluster with a field set: path and value. */
    private static JsonNode changed(String row) {
        String[] cells = row.split(" \\| ", 2);
        return Project.with(CLUSTER, cells[0], YamlReader.readTrusted("value", cells[1]));
    }

    private static Stream<String> reasons(ClusterPlan plan) {
        return plan.changes().stream().map(change -> change.judgement().gitops().reason());
    }

    private static Planner planner() {
        return new Planner(RenderTarget.gitops(), Environment.assumed(KubernetesVersion.DEFAULT));
    }

    private static ClusterId id() {
        return new ClusterId("shop", "orders");
    }

    private static Optional<ClusterState> state(JsonNode cluster) {
        return Optional.of(Project.rendered(cluster, RenderTarget.gitops()));
    }

    private static Engine flux(String spec) {
        return Engine.of(object("{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization,"
                + " metadata: {name: orders, namespace: flux-system}, spec: " + spec + "}"));
    }

    private static Engine argo(String spec) {
        return Engine.of(object("{apiVersion: argoproj.io/v1alpha1, kind: Application,"
                + " metadata: {name: orders, namespace: argocd}, spec: " + spec + "}"));
    }

    private static KubernetesObject object(String yaml) {
        return ObjectReader.read(YamlReader.read("engine", yaml).documents())
                .set()
                .objects()
                .get(0);
    }
}
