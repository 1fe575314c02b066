package com.example.postgres.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectSetTest {

    private static KubernetesObject object(String apiVersion, String kind, String name) {
        return KubernetesObject.rendered(YamlReader.readTrusted(
                "object",
                "{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: " + name
                        + ", namespace: shop}}"));
    }

    @Test
    void ordersByWhatOthersNeedThenByName() {
        assertThat(ObjectSet.inInstallOrder(List.of(
                        object("example.com/v1", "Unknown", "a"),
                        object("batch/v1", "CronJob", "a"),
                        object("apps/v1", "StatefulSet", "a"),
                        object("v1", "Service", "a"),
                        object("rbac.authorization.k8s.io/v1", "RoleBinding", "a"),
                        object("rbac.authorization.k8s.io/v1", "Role", "a"),
                        object("v1", "ConfigMap", "b"),
                        object("v1", "ConfigMap", "a"),
                        object("v1", "ServiceAccount", "a"),
                        object("networking.k8s.io/v1", "NetworkPolicy", "a"))))
                .extracting(KubernetesObject::toString)
                .containsExactly(
                        "NetworkPolicy/a",
                        "ServiceAccount/a",
                        "ConfigMap/a",
                        "ConfigMap/b",
                        "Role/a",
                        "RoleBinding/a",
                        "Service/a",
                        "StatefulSet/a",
                        "CronJob/a",
                        "Unknown/a");
    }

    @Test
    void refusesTwoObjectsOfOneIdentity() {
        List<KubernetesObject> twice =
                List.of(object("batch/v1", "CronJob", "a"), object("batch/v1beta1", "CronJob", "a"));

        assertThatThrownBy(() -> new ObjectSet(twice))
                .isInstanceOf(ManifestException.class)
                .hasMessage("CronJob/a is in the set twice");
    }

    @Test
    void namesObjectsAsKubectlDoes() {
        assertThat(object("apps/v1", "StatefulSet", "orders").id().resourceName())
                .isEqualTo("statefulset.apps/orders");
        assertThat(object("v1", "Service", "orders").id().resourceName()).isEqualTo("service/orders");
    }
}
