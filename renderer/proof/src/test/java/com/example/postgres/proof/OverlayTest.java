package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StatefulSet/ha | /spec/serviceName | ha | names.service spec.serviceName",
                "Service/ha-primary | /spec/selector/postgres.example.com~1role | master | names.selector spec.selector",
                "Service/ha | /spec/selector/postgres.example.com~1role | replica | names.selector spec.selector",
                "Service/ha-repl | /spec/selector/postgres.example.com~1role | primary | names.selector spec.selector",
                "Service/ha-headless | /spec/selector/postgres.example.com~1role | primary | names.selector spec.selector",
                "Service/ha-primary | /spec/ports/0/targetPort | pgbounce | names.port spec.ports[0].targetPort",
                "Service/ha-headless | /spec/clusterIP | '\"\"' | names.service spec.clusterIP",
                "Service/ha-headless | /spec/publishNotReadyAddresses | false | names.service spec.publishNotReadyAddresses",
                "ConfigMap/ha-leader | /metadata/labels/postgres.example.com~1component | configuration"
                        + " | names.configuration metadata.labels"
            })
    void aServiceOrAConfigMapThatLeadsNowhereIsFound(String object, String pointer, String value, String finding) {
        assertThat(Planted.example("ha").with(object, pointer, value).findings())
                .containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "Service, -primary",
        "ConfigMap, -leader",
        "ConfigMap, -config",
        "ConfigMap, -sync",
        "ConfigMap, -failover"
    })
    void aMissingServiceOrConfigMapIsFound(String kind, String ending) {
        assertThat(Planted.example("ha").without(kind + "/ha" + ending).findings())
                .contains((kind.equals("Service") ? "names.service" : "names.configuration") + " metadata.name");
    }

    @Test
    void aValueOfASecretIsNotCited() {
        String secret = """
                apiVersion: v1
                kind: Secret
                metadata: {name: ha-url, namespace: demo, labels: {postgres.example.com/cluster: ha}}
                stringData: {url: "postgresql://a:treasure@ha-primary.other.svc/b"}
                """;

        Planted planted = Planted.example("ha").and(secret);

        assertThat(planted.findings()).containsExactly("names.namespace stringData.url");
        assertThat(planted.violations().toString()).doesNotContain("treasure");
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
                "commonMetadata: {annotations: {kustomize.toolkit.fluxcd.io/force: enabled}}",
                "patches: [{target: {kind: StatefulSet}, patch: '{metadata: {name: x, annotations:"
                        + " {kustomize.toolkit.fluxcd.io/force: Enabled}}}'}]",
                "patches: [{patch: '[{op: add, path: /metadata/annotations/kustomize.toolkit.fluxcd.io~1force, value:"
                        + " enabled}]'}]",
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
                        .and(flux.formatted(
                                "force: false, targetNamespace: demo, patches: [{target: {kind: Deployment},"
                                        + " patch: 'a: {kustomize.toolkit.fluxcd.io/force: enabled}'}]"))
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
                "{spec: {source: {kustomize: {commonAnnotations: {argocd.argoproj.io/sync-options: Force=true}}}}}",
                "{spec: {source: {kustomize: {patches: [{patch: 'a: {argocd.argoproj.io/sync-options: Replace=true}'}]}}}}",
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
