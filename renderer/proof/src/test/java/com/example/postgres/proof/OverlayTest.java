package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays and GitOps tools change objects after they are rendered. */
class OverlayTest {

    private static final String SPEC = "/spec/template/spec";

    /** As {@code kustomize build} changes them with {@code namespace: other}. */
    private static Planted moved(String example) {
        Planted planted = Planted.example(example);
        planted.set().objects().forEach(object -> {
            planted.with(object.toString(), "/metadata/namespace", "other");
            if (object.isA("RoleBinding")) {
                planted.with(object.toString(), "/subjects/0/namespace", "other");
            }
        });
        return planted;
    }

    private static List<String> rules(Planted planted) {
        return planted.violations().stream()
                .filter(Violation::isError)
                .map(Violation::rule)
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "ha", "tls", "tls-cert-manager", "production", "backup-s3", "standby"})
    void anotherNamespaceLeavesTextsBehind(String example) {
        assertThat(rules(moved(example))).contains("names.namespace");
    }

    @Test
    void findsTheNamespaceInArgumentsAddressesCertificatesAndAlerts() {
        assertThat(moved("production").findings())
                .contains("names.namespace spec.jobTemplate.spec.template.spec.containers[0].args[1]")
                .anyMatch(finding -> finding.matches("names.namespace spec.template.spec.containers\\[0].env.*"))
                .anyMatch(finding -> finding.matches("names.namespace spec.groups.*expr"))
                .anyMatch(finding -> finding.matches("names.namespace spec.groups.*labels.namespace"));
        assertThat(moved("tls-cert-manager").findings())
                .anyMatch(finding -> finding.startsWith("names.namespace spec.dnsNames"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-ha", "ha-eu"})
    void anotherNameLeavesTextsBehind(String name) {
        assertThat(Planted.example("ha")
                        .with("StatefulSet/ha", "/metadata/name", name)
                        .findings())
                .contains("names.renamed metadata.name");
        assertThat(rules(Planted.example("ha")
                        .with("Service/ha-headless", "/metadata/name", name + "-headless")
                        .with("StatefulSet/ha", "/spec/serviceName", name + "-headless")))
                .contains("names.service");
        assertThat(rules(Planted.example("ha").with("Service/ha-primary", "/metadata/name", "eu-ha-primary")))
                .contains("names.renamed");
    }

    @Test
    void anotherClusterLabelLeavesTextsBehind() {
        Planted planted = Planted.example("ha");
        planted.set()
                .objects()
                .forEach(object ->
                        planted.with(object.toString(), "/metadata/labels/postgres.example.com~1cluster", "hax"));

        assertThat(rules(planted)).contains("names.cluster", "names.renamed");
    }

    @Test
    void aStandbyClusterMayFollowAClusterOfItsNameInAnotherNamespace() {
        assertThat(rules(Planted.example("standby"))).isEmpty();
    }

    @Test
    void anAggregatedClusterRoleHasUnknownPermissions() {
        String role = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: more}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: more}}]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: part, labels: {to: more}}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: more, namespace: demo}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: more}
                subjects: [{kind: ServiceAccount, name: %s, namespace: demo}]
                """;

        assertThat(Planted.example("ha").and(role.formatted("ha")).findings())
                .contains("rbac.aggregated roleRef.name", "rbac.secrets rules[0].resources[0]");
        assertThat(rules(Planted.example("ha").and(role.formatted("other")))).isEmpty();
    }

    @Test
    void aTokenOfASidecarIsNotOneOfTheServer() {
        assertThat(rules(Planted.example("production")
                        .without("StatefulSet/orders", SPEC + "/containers/0/volumeMounts/" + tokenMount())))
                .contains("rbac.token");
    }

    private static int tokenMount() {
        var mounts = Planted.example("production")
                .set()
                .find("StatefulSet", "orders")
                .orElseThrow()
                .get("spec", "template", "spec", "containers")
                .item(0)
                .get("volumeMounts")
                .items();
        for (int i = 0; i < mounts.size(); i++) {
            if (mounts.get(i).get("mountPath").text().contains("serviceaccount")) {
                return i;
            }
        }
        throw new AssertionError("no token is mounted");
    }

    @Test
    void membersWithoutAnyPolicyAreOpen() {
        Planted planted = Planted.example("ha");
        planted.set().ofKind("NetworkPolicy").forEach(policy -> planted.without(policy.toString()));

        assertThat(planted.findings()).contains("warning network.no-policy metadata.name");
        assertThat(Planted.example("ha").findings()).isEmpty();
    }

    @Test
    void aPodTemplateObjectHoldsPods() {
        assertThat(Planted.example("ha").and("""
                apiVersion: v1
                kind: PodTemplate
                metadata: {name: debug, namespace: demo, labels: {postgres.example.com/cluster: ha}}
                template:
                  spec:
                    containers: [{name: debug, image: "debug:1", securityContext: {privileged: true}}]
                """).findings())
                .contains("pod-security.privileged template.spec.containers[0].securityContext.privileged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "force: true",
                "postBuild: {substitute: {A: b}}",
                "postBuild: {substituteFrom: [{kind: ConfigMap, name: a}]}",
                "targetNamespace: other",
                "namePrefix: eu-",
                "nameSuffix: -eu",
            })
    void fluxMustNotForceSubstituteOrRename(String setting) {
        String flux = """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: ha, namespace: flux-system}
                spec: {path: ./ha, prune: true, %s}
                """;

        assertThat(rules(Planted.example("ha").and(flux.formatted(setting))))
                .singleElement()
                .asString()
                .startsWith("gitops.");
        assertThat(Planted.example("ha")
                        .and(flux.formatted("force: false, targetNamespace: demo"))
                        .findings())
                .isEmpty();
        assertThat(Planted.text(flux.formatted(setting)).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{spec: {syncPolicy: {syncOptions: [ServerSideApply=true, Replace=true]}}}",
                "{spec: {syncPolicy: {syncOptions: [Force=true]}}}",
                "{spec: {source: {kustomize: {namespace: other}}}}",
                "{spec: {sources: [{}, {kustomize: {namePrefix: eu-}}]}}",
                "{operation: {sync: {syncOptions: [Replace=true]}}}",
                "{operation: {sync: {syncStrategy: {apply: {force: true}}}}}",
            })
    void argoMustNotReplaceForceOrRename(String fields) {
        String application =
                "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ha}, " + fields.substring(1);
        String applicationSet =
                "{apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, metadata: {name: ha}, spec: {template: "
                        + fields + "}}";

        assertThat(rules(Planted.example("ha").and(application))).hasSize(1);
        assertThat(rules(Planted.example("ha").and(applicationSet))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kustomize.toolkit.fluxcd.io/force: enabled}",
                "{kustomize.toolkit.fluxcd.io/force: Enabled}",
                "{argocd.argoproj.io/sync-options: 'Prune=false, Replace=true'}",
                "{argocd.argoproj.io/sync-options: Force=true}",
            })
    void annotationsMustNotForceOrReplace(String annotations) {
        assertThat(rules(Planted.example("ha").with("ConfigMap/ha-leader", "/metadata/annotations", annotations)))
                .hasSize(1);
    }

    @Test
    void otherApplicationsAreNotErrorsOfTheCluster() {
        assertThat(rules(Planted.example("ha").and("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: demo, annotations: {kustomize.toolkit.fluxcd.io/force: enabled}}
                spec:
                  template:
                    metadata: {labels: {app: web}}
                    spec:
                      containers: [{name: web, image: "web space", securityContext: {privileged: true}}]
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web, namespace: demo}
                spec: {selector: {matchLabels: {app: web}}}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: web, namespace: demo}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: gone}
                subjects: [{kind: ServiceAccount, name: gone, namespace: demo}]
                """))).isEmpty();
    }
}
