package com.example.postgres.operator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.fake.FakeApiServer;
import com.example.postgres.operator.kubernetes.HttpKubernetesApi;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.render.ClusterId;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerTest {

    private static final ClusterId ORDERS = new ClusterId("shop", "orders");

    private final FakeApiServer server = FakeApiServer.start();
    private final HttpKubernetesApi api = new HttpKubernetesApi(server.client());

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode create(String object) {
        ObjectNode tree = (ObjectNode) YamlReader.readTrusted("test", object);
        tree.withObject("/metadata").put("namespace", ORDERS.namespace());
        api.create(tree);
        return tree;
    }

    private PodState createPod(String name, String volumes) {
        return PodState.of(create("{apiVersion: v1, kind: Pod, metadata: {name: " + name
                + "}, spec: {containers: [{name: postgres, image: i}], volumes: " + volumes + "}}"));
    }

    private String password(PodState pod) {
        return Server.passwords(api).apply(ORDERS, pod);
    }

    /** While a change of the Secret is held, or is made member by member, members have different ones. */
    @Test
    void thePasswordOfAMemberIsTheOneThatItsPodMounts() {
        server.createNamespace(ORDERS.namespace());
        create("{apiVersion: v1, kind: Secret, metadata: {name: former}, data: {patroni-password: Zm9ybWVy}}");
        create("{apiVersion: v1, kind: Secret, metadata: {name: next}, data: {patroni-password: bmV4dA==}}");

        assertThat(password(createPod(
                        "orders-0", "[{name: data, emptyDir: {}}, {name: credentials, secret: {secretName: former}}]")))
                .isEqualTo("former");
        assertThat(password(createPod("orders-1", "[{name: credentials, secret: {secretName: next}}]")))
                .isEqualTo("next");
        assertThat(password(createPod("orders-2", "[{name: credentials, secret: {secretName: gone}}]")))
                .isEmpty();
    }
}
