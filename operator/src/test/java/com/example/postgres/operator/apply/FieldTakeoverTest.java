package com.example.postgres.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldTakeoverTest {

    private static final JsonNode LIVE = YamlReader.readTrusted("live", """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: orders
              resourceVersion: "41"
              managedFields:
                - manager: flux
                  operation: Apply
                  apiVersion: apps/v1
                  time: "2026-11-29T12:00:00Z"
                  fieldsType: FieldsV1
                  fieldsV1: {"f:spec": {"f:replicas": {}, "f:selector": {}, "f:template": {"f:spec": {}}}}
                - manager: kubectl-edit
                  operation: Update
                  apiVersion: apps/v1
                  time: "2026-11-29T13:00:00Z"
                  fieldsV1: {"f:spec": {"f:selector": {"f:matchLabels": {}}, "f:paused": {}}}
                - manager: flux
                  operation: Update
                  apiVersion: apps/v1
                  subresource: status
                  fieldsV1: {"f:status": {}}
                - manager: flux
                  operation: Update
                  apiVersion: apps/v1beta2
                  fieldsV1: {"f:spec": {"f:old": {}}}
                - manager: Patroni
                  operation: Update
                  apiVersion: apps/v1
                  fieldsV1: {"f:metadata": {}}
            """);

    @Test
    void theFieldsOfTheNamedManagersBecomeOneApplyOfTheOperator() {
        JsonNode fields = FieldTakeover.patch(LIVE, Set.of("flux", "kubectl-edit"))
                .path(1)
                .path("value");

        assertThat(fields).hasSize(4);
        assertThat(fields.path(0).path("subresource").asText()).isEqualTo("status");
        assertThat(fields.path(1).path("apiVersion").asText()).isEqualTo("apps/v1beta2");
        assertThat(fields.path(2).path("manager").asText()).isEqualTo("Patroni");
        assertThat(fields.path(3)).isEqualTo(YamlReader.readTrusted("own", """
                manager: postgres-operator
                operation: Apply
                apiVersion: apps/v1
                time: "2026-11-29T13:00:00Z"
                fieldsType: FieldsV1
                fieldsV1:
                  f:spec:
                    f:replicas: {}
                    f:selector: {".": {}, f:matchLabels: {}}
                    f:template: {f:spec: {}}
                    f:paused: {}
                """));
    }

    @Test
    void thePatchHoldsOnlyForTheVersionThatWasRead() {
        JsonNode version = FieldTakeover.patch(LIVE, Set.of("flux")).path(0);

        assertThat(version.path("path").asText()).isEqualTo("/metadata/resourceVersion");
        assertThat(version.path("value").asText()).isEqualTo("41");
    }

    @Test
    void fieldsThatTheOperatorOwnsAlreadyStay() {
        JsonNode live = YamlReader.readTrusted("live", """
                apiVersion: v1
                metadata:
                  managedFields:
                    - {manager: postgres-operator, operation: Apply, apiVersion: v1, fieldsV1: {"f:data": {"f:a": {}}}}
                    - {manager: flux, operation: Apply, apiVersion: v1, fieldsV1: {"f:data": {"f:b": {}}}}
                """);

        JsonNode fields = FieldTakeover.patch(live, Set.of("flux")).path(1).path("value");

        assertThat(fields).hasSize(1);
        assertThat(fields.path(0).path("fieldsV1").path("f:data").properties()).hasSize(2);
    }
}
