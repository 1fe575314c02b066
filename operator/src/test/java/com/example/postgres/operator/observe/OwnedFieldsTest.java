package com.example.postgres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class OwnedFieldsTest {

    private static final JsonNode LIVE = YamlReader.readTrusted("live", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: orders
              namespace: shop
              labels: {ours: "yes", theirs: "yes"}
              ownerReferences: [{uid: "1"}]
              finalizers: [ours, theirs]
              managedFields:
                - manager: postgres-operator
                  operation: Apply
                  time: "2026-11-29T12:00:00Z"
                  fieldsV1:
                    f:metadata:
                      f:labels: {"f:ours": {}}
                      f:finalizers: {'v:"ours"': {}}
                      f:ownerReferences: {'k:{"uid":"1"}': {}}
                    f:spec:
                      f:replicas: {}
                      f:selector: {}
                      f:template:
                        f:containers:
                          'k:{"name":"postgres"}':
                            .: {}
                            f:name: {}
                            f:ports:
                              'k:{"containerPort":5432,"protocol":"TCP"}': {".": {}, "f:containerPort": {}}
                - manager: postgres-operator
                  operation: Update
                  subresource: status
                  fieldsV1: {"f:status": {"f:replicas": {}}}
            spec:
              replicas: 3
              revisionHistoryLimit: 10
              selector: {matchLabels: {a: b}}
              template:
                containers:
                  - {name: other}
                  - name: postgres
                    image: theirs
                    ports:
                      - {containerPort: 5432, protocol: TCP}
                      - {containerPort: 9, protocol: TCP}
            status: {replicas: 3}
            """);

    @Test
    void onlyFieldsThatTheManagerAppliedAreOwned() {
        assertThat(OwnedFields.of(LIVE, "postgres-operator")).isEqualTo(YamlReader.readTrusted("owned", """
                        apiVersion: apps/v1
                        kind: StatefulSet
                        metadata:
                          name: orders
                          namespace: shop
                          labels: {ours: "yes"}
                          finalizers: [ours]
                        spec:
                          replicas: 3
                          selector: {matchLabels: {a: b}}
                          template:
                            containers:
                              - name: postgres
                                ports:
                                  - {containerPort: 5432}
                        """));
    }

    @Test
    void anotherManagerOwnsNothing() {
        assertThat(OwnedFields.isAppliedBy(LIVE, "kubectl")).isFalse();
        assertThat(OwnedFields.of(LIVE, "kubectl").path("spec").isMissingNode()).isTrue();
        assertThat(OwnedFields.appliedAt(LIVE, "postgres-operator")).isEqualTo("2026-11-29T12:00:00Z");
    }
}
