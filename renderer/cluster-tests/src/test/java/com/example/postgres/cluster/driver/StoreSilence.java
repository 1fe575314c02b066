package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Loses every packet between the members of a namespace and their object store, until it is lifted. */
public final class StoreSilence {

    /** Everything that members need except the store. */
    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: silence
            spec:
              podSelector:
                matchLabels:
                  postgres.example.com/component: postgres
              policyTypes: [Egress]
              egress:
                - ports:
                    - {port: 53, protocol: UDP}
                    - {port: 53, protocol: TCP}
                    - {port: 443, protocol: TCP}
                    - {port: 6443, protocol: TCP}
                    - {port: 5432, protocol: TCP}
                    - {port: 8008, protocol: TCP}
            """;

    private final TestNamespace namespace;

    private StoreSilence(TestNamespace namespace) {
        this.namespace = namespace;
    }

    /** Begins it. */
    public static StoreSilence in(TestNamespace namespace) {
        namespace
                .kubernetes()
                .client()
                .resource(Serialization.unmarshal(POLICY, NetworkPolicy.class))
                .inNamespace(namespace.name())
                .create();
        return new StoreSilence(namespace);
    }

    /** Ends it. */
    public void lift() {
        namespace
                .kubernetes()
                .client()
                .network()
                .v1()
                .networkPolicies()
                .inNamespace(namespace.name())
                .withName("silence")
                .delete();
    }
}
