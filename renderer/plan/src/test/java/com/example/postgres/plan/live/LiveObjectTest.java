package com.example.postgres.plan.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.SetDifference;
import com.example.postgres.plan.diff.ValueChange;
import com.example.postgres.plan.live.LiveObject.Addition;
import com.example.postgres.plan.live.LiveObject.Additions;
import com.example.postgres.source.FieldPath;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a live object: the manifest's values, and what somebody set. */
final class LiveObjectTest {

    private static final String MANIFEST = """
            apiVersion: v1
            kind: Service
            metadata:
              name: orders
              namespace: shop
              labels: {postgres.example.com/cluster: orders}
            spec:
              selector: {role: primary}
              ports: [{name: postgres, port: 5432}]
              publishNotReadyAddresses: false
            """;

    /** What the API server makes of it. */
    private static final String STORED = """
            apiVersion: v1
            kind: Service
            metadata:
              name: orders
              namespace: shop
              uid: 7f1c
              resourceVersion: "81"
              creationTimestamp: "2026-11-29T15:59:00Z"
              labels: {postgres.example.com/cluster: orders}
            spec:
              clusterIP: 10.96.1.2
              clusterIPs: [10.96.1.2]
              internalTrafficPolicy: Cluster
              ipFamilies: [IPv4]
              ipFamilyPolicy: SingleStack
              ports: [{name: postgres, port: 5432, protocol: TCP, targetPort: 5432}]
              selector: {role: primary}
              sessionAffinity: None
              type: ClusterIP
            status: {loadBalancer: {}}
            """;

    private static final String APPLIED_FIELDS = """
            {manager: kustomize-controller, operation: Apply, fieldsV1: {"f:metadata": {"f:labels": {"f:postgres.example.com/cluster": {}}},
            "f:spec": {"f:selector": {}, "f:ports": {'k:{"port":5432,"protocol":"TCP"}': {".": {}, "f:name": {}, "f:port": {}}}}}}""";

    private static final String CREATED_FIELDS = """
            {manager: helm, operation: Update, fieldsV1: {"f:metadata": {"f:labels": {".": {}, "f:postgres.example.com/cluster": {}}},
            "f:spec": {"f:internalTrafficPolicy": {}, "f:selector": {}, "f:sessionAffinity": {}, "f:type": {}, "f:ports": {".": {},
            'k:{"port":5432,"protocol":"TCP"}': {".": {}, "f:name": {}, "f:port": {}, "f:protocol": {}, "f:targetPort": {}}}}}}""";

    /** How the manifest got into the cluster. */
    enum Way {
        SERVER_SIDE_APPLY,
        CLIENT_SIDE_APPLY,
        CREATE,
        UNKNOWN;

        ObjectNode stored() {
            ObjectNode tree = (ObjectNode) YamlReader.readTrusted("stored", STORED);
            ObjectNode metadata = (ObjectNode) tree.get("metadata");
            if (this != UNKNOWN) {
                metadata.putArray("managedFields")
                        .add(YamlReader.readTrusted(
                                "owner", this == SERVER_SIDE_APPLY ? APPLIED_FIELDS : CREATED_FIELDS));
            }
            if (this == CLIENT_SIDE_APPLY) {
                metadata.putObject("annotations")
                        .put(
                                LastApplied.ANNOTATION,
                                YamlReader.readTrusted("manifest", MANIFEST).toString());
            }
            return tree;
        }
    }

    private static KubernetesObject object(JsonNode tree) {
        return ObjectReader.read(List.of(Document.ofTree("test", tree)))
                .set()
                .objects()
                .get(0);
    }

    private static LiveObject reduced(JsonNode live, Additions additions) {
        return LiveObject.of(
                object(live), Optional.of(object(YamlReader.readTrusted("manifest", MANIFEST))), additions);
    }

    /** The paths that differ from the manifest. */
    private static List<String> differences(LiveObject live) {
        ObjectSet before = new ObjectSet(List.of(live.object()));
        ObjectSet after = new ObjectSet(List.of(object(YamlReader.readTrusted("manifest", MANIFEST))));
        return SetDifference.between(before, after).changes().stream()
                .flatMap(change -> values(change).stream())
                .map(value -> value.path().toString())
                .toList();
    }

    private static List<ValueChange> values(ObjectChange change) {
        return ((Changed) change).values();
    }

    private static void edit(ObjectNode tree, String pointer, String field, String value, String owned) {
        ((ObjectNode) tree.at(pointer)).set(field, YamlReader.readTrusted("value", value));
        if (tree.at("/metadata/managedFields").isArray()) {
            ((ArrayNode) tree.at("/metadata/managedFields"))
                    .add(YamlReader.readTrusted(
                            "owner", "{manager: kubectl-edit, operation: Update, fieldsV1: " + owned + "}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheServerFillsInIsNoDifference(Way way) {
        assertThat(differences(reduced(way.stored(), Additions.SHOWN))).isEmpty();
        assertThat(reduced(way.stored(), Additions.SHOWN).additions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEditedValueOfTheManifestDiffers(Way way) {
        ObjectNode live = way.stored();
        edit(live, "/spec/selector", "role", "replica", "{\"f:spec\": {\"f:selector\": {}}}");

        assertThat(differences(reduced(live, Additions.SHOWN))).containsExactly("spec.selector.role");
        assertThat(differences(reduced(live, Additions.LEFT_OUT))).containsExactly("spec.selector.role");
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedValueOfTheManifestDiffers(Way way) {
        ObjectNode live = way.stored();
        ((ObjectNode) live.at("/spec/ports/0")).remove("name");

        assertThat(differences(reduced(live, Additions.SHOWN)))
                .containsExactly("spec.ports[port=5432,protocol=TCP].name");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_SIDE_APPLY", "CLIENT_SIDE_APPLY", "CREATE"})
    void anAddedValueDiffersAndStaysWhenTheManifestIsApplied(Way way) {
        ObjectNode live = way.stored();
        edit(live, "/spec", "sessionAffinity", "ClientIP", "{\"f:spec\": {\"f:sessionAffinity\": {}}}");
        edit(live, "/metadata/labels", "team", "blue", "{\"f:metadata\": {\"f:labels\": {\"f:team\": {}}}}");
        // The editor takes the field over.
        ((ObjectNode) live.at("/metadata/managedFields/0/fieldsV1/f:spec")).remove("f:sessionAffinity");

        LiveObject shown = reduced(live, Additions.SHOWN);

        assertThat(differences(shown)).containsExactlyInAnyOrder("metadata.labels.team", "spec.sessionAffinity");
        assertThat(shown.additions())
                .containsExactlyInAnyOrder(
                        new Addition(FieldPath.of("metadata", "labels", "team"), "kubectl-edit"),
                        new Addition(FieldPath.of("spec", "sessionAffinity"), "kubectl-edit"));
        assertThat(differences(reduced(live, Additions.LEFT_OUT))).isEmpty();
        assertThat(reduced(live, Additions.LEFT_OUT).additions()).hasSize(2);
    }

    @Test
    void anAddedValueDiffersAlsoIfNobodyKnowsWhoSetIt() {
        ObjectNode live = Way.UNKNOWN.stored();
        edit(live, "/metadata/labels", "team", "blue", "{}");

        assertThat(differences(reduced(live, Additions.SHOWN))).containsExactly("metadata.labels.team");
    }

    @Test
    void aValueThatWasAppliedBeforeIsRemovedByTheNextApply() {
        ObjectNode serverSide = Way.SERVER_SIDE_APPLY.stored();
        ((ObjectNode) serverSide.at("/metadata/labels")).put("team", "blue");
        ((ObjectNode) serverSide.at("/metadata/managedFields/0/fieldsV1/f:metadata/f:labels")).putObject("f:team");
        ObjectNode clientSide = Way.CLIENT_SIDE_APPLY.stored();
        ((ObjectNode) clientSide.at("/metadata/labels")).put("team", "blue");
        ((ObjectNode) clientSide.at("/metadata/annotations"))
                .put(
                        LastApplied.ANNOTATION,
                        "{\"metadata\": {\"labels\": {\"postgres.example.com/cluster\": \"orders\", \"team\": \"blue\"}}}");

        assertThat(differences(reduced(serverSide, Additions.LEFT_OUT))).containsExactly("metadata.labels.team");
        assertThat(differences(reduced(clientSide, Additions.LEFT_OUT))).containsExactly("metadata.labels.team");
    }

    @Test
    void aListThatIsAppliedAsAWholeDiffersAsAWhole() {
        JsonNode manifest = YamlReader.readTrusted("manifest", """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: orders, namespace: shop, labels: {postgres.example.com/cluster: orders}}
                rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
                """);
        ObjectNode live = manifest.deepCopy();
        ((ArrayNode) live.get("rules"))
                .add(YamlReader.readTrusted("rule", "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"));
        ((ObjectNode) live.get("metadata"))
                .putArray("managedFields")
                .add(YamlReader.readTrusted("owner", APPLIED_FIELDS))
                .add(YamlReader.readTrusted(
                        "owner", "{manager: kubectl-edit, operation: Update, fieldsV1: {\"f:rules\": {}}}"));

        LiveObject reduced = LiveObject.of(object(live), Optional.of(object(manifest)), Additions.LEFT_OUT);

        assertThat(reduced.object().tree().get("rules")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patroni", "kube-controller-manager"})
    void whatControllersWriteIsNoDifference(String controller) {
        ObjectNode live = Way.SERVER_SIDE_APPLY.stored();
        edit(live, "/metadata/labels", "leader", "orders-0", "{\"f:metadata\": {\"f:labels\": {\"f:leader\": {}}}}");
        ((ObjectNode) live.at("/metadata/managedFields/1")).put("manager", controller);

        assertThat(differences(reduced(live, Additions.SHOWN))).isEmpty();
    }

    @Test
    void anObjectWithoutAManifestKeepsWhatWasApplied() {
        LiveObject reduced = LiveObject.of(object(Way.SERVER_SIDE_APPLY.stored()), Optional.empty(), Additions.SHOWN);

        assertThat(reduced.object().tree().at("/spec/selector/role").asText()).isEqualTo("primary");
        assertThat(reduced.object().tree().at("/spec").has("clusterIP")).isFalse();
        assertThat(reduced.object().tree().has("status")).isFalse();
    }
}
