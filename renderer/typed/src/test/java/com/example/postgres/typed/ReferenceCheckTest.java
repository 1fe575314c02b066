package com.example.postgres.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.SecretRequirement;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCheckTest {

    private static final List<SecretRequirement> REQUIREMENTS = List.of(
            new SecretRequirement("shop", "db-passwords", List.of(), "passwords", false),
            new SecretRequirement("shop", "registry", List.of(), "images", false));

    @Test
    void acceptsACompleteSet() {
        assertThat(ReferenceCheck.check(set(KubernetesObject.rendered(Planted.statefulSet())), REQUIREMENTS))
                .isEmpty();
    }

    @Test
    void findsWhatIsNeitherInTheSetNorDeclared() {
        ObjectSet alone = new ObjectSet(List.of(KubernetesObject.rendered(Planted.statefulSet())));

        assertThat(ReferenceCheck.check(alone, List.of()))
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        missing("volumes[0].configMap.name", "ConfigMap", "db-files"),
                        missing("volumes[1].secret.secretName", "Secret", "db-passwords"),
                        missing("serviceAccountName", "ServiceAccount", "db"),
                        missing("imagePullSecrets[0]", "Secret", "registry"));
    }

    @Test
    void findsReferencesOfEveryForm() {
        String env = "[{name: A, valueFrom: {secretKeyRef: {name: s1, key: k}}},"
                + " {name: B, valueFrom: {configMapKeyRef: {name: c1, key: k}}}]";
        String container =
                "{name: a, image: a, env: " + env + ", envFrom: [{secretRef: {name: s2}}, {configMapRef: {name: c2}}]}";
        String volumes = "[{name: files, projected: {sources: [{secret: {name: s3}}, {configMap: {name: c3}}]}},"
                + " {name: claim, persistentVolumeClaim: {claimName: p1}}]";
        var tree = Planted.statefulSet();
        Planted.with(tree, "/spec/template/spec/initContainers", "[" + container + "]");
        KubernetesObject manifest = Planted.with(tree, "/spec/template/spec/volumes", volumes);

        assertThat(ReferenceCheck.check(set(manifest), REQUIREMENTS))
                .extracting(Violation::detail)
                .extracting(message -> message.replaceAll(".*\"(.*)\".*", "$1"))
                .containsExactlyInAnyOrder("s1", "c1", "s2", "c2", "s3", "c3", "p1");
    }

    @Test
    void lacksNothingThatIsOptional() {
        KubernetesObject manifest = Planted.with(
                Planted.statefulSet(),
                "/spec/template/spec/containers/0/envFrom",
                "[{secretRef: {name: more, optional: true}}]");

        assertThat(ReferenceCheck.check(set(manifest), REQUIREMENTS)).isEmpty();
    }

    @Test
    void findsAMountWithoutAVolume() {
        KubernetesObject manifest = Planted.with(
                Planted.statefulSet(),
                "/spec/template/spec/containers/0/volumeMounts",
                "[{name: data, mountPath: /data}, {name: dta, mountPath: /more}]");

        assertThat(ReferenceCheck.check(set(manifest), REQUIREMENTS))
                .extracting(Violation::detail)
                .containsExactly("the pod has no volume of that name");
    }

    @Test
    void findsABindingOfNothing() {
        KubernetesObject binding = KubernetesObject.rendered(Planted.read("""
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: db, namespace: shop}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: db}
                subjects: [{kind: ServiceAccount, name: other, namespace: shop}]
                """));

        assertThat(ReferenceCheck.check(new ObjectSet(List.of(binding)), List.of()))
                .extracting(violation -> violation.path().toString())
                .containsExactly("roleRef", "subjects[0]");
    }

    private static ObjectSet set(KubernetesObject... manifests) {
        List<KubernetesObject> all = new ArrayList<>(List.of(manifests));
        all.add(object("ConfigMap", "db-files"));
        all.add(object("ServiceAccount", "db"));
        return new ObjectSet(all);
    }

    private static KubernetesObject object(String kind, String name) {
        return KubernetesObject.rendered(
                Planted.read("{apiVersion: v1, kind: " + kind + ", metadata: {name: " + name + ", namespace: shop}}"));
    }

    private static String missing(String path, String kind, String name) {
        String value = path.endsWith("]") ? "Forbidden" : "Invalid value: \"" + name + "\"";
        return "StatefulSet/db: spec.template.spec." + path + ": " + value + ": the " + kind + " \"" + name
                + "\" is neither in the set nor declared [typed.reference]";
    }
}
