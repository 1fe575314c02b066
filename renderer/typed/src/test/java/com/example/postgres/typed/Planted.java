package com.example.postgres.typed;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sound manifests into which a test plants a defect. */
final class Planted {

    private static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: shop, labels: {app: db}, annotations: {note: text}}
            spec:
              serviceName: db
              replicas: 3
              selector: {matchLabels: {app: db}}
              template:
                metadata: {labels: {app: db}}
                spec:
                  serviceAccountName: db
                  imagePullSecrets: [{name: registry}]
                  containers:
                    - name: postgres
                      image: postgres:18
                      ports: [{name: postgresql, containerPort: 5432, protocol: TCP}]
                      env: [{name: A, value: "1"}]
                      resources: {requests: {cpu: 1, memory: 1Gi}}
                      volumeMounts: [{name: data, mountPath: /data}, {name: files, mountPath: /files}]
                      livenessProbe: {httpGet: {path: /, port: postgresql}}
                  volumes:
                    - name: files
                      configMap: {name: db-files, items: []}
                    - name: passwords
                      secret: {secretName: db-passwords}
                    - name: scratch
                      emptyDir: {sizeLimit: 1Mi}
              volumeClaimTemplates:
                - metadata: {name: data}
                  spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
            """;

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: db, namespace: shop}
            spec:
              selector: {app: db}
              ports:
                - {name: postgresql, port: 5432, targetPort: postgresql}
                - {name: patroni, port: 8008, targetPort: 8008}
            """;

    private Planted() {}

    static ObjectNode statefulSet() {
        return read(STATEFUL_SET);
    }

    static ObjectNode service() {
        return read(SERVICE);
    }

    static ObjectNode read(String yaml) {
        return (ObjectNode) YamlReader.readTrusted("planted", yaml);
    }

    /** The manifest with the value at the pointer replaced or added. */
    static KubernetesObject with(ObjectNode tree, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) tree.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1).replace("~1", "/");
        JsonNode node = YamlReader.readTrusted("value", "v: " + value).path("v");
        parent.set(name, node);
        return KubernetesObject.rendered(tree);
    }
}
