package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.spec.Destination;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.syntax.Parsed;
import com.example.postgres.validation.schema.CrdFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The types of the spec and the schema of the definition are two forms of one thing. */
class SchemaParityTest {

    /** The parts that are generated from types of Kubernetes, without descriptions. */
    private static final Set<String> OF_KUBERNETES = Set.of(
            "spec.extra.env[]",
            "spec.extra.envFrom[]",
            "spec.extra.volumes[]",
            "spec.extra.volumeMounts[]",
            "spec.extra.sidecars[]",
            "spec.extra.initContainers[]",
            "spec.networkPolicy.allowedClients[]",
            "spec.networkPolicy.monitoring[]",
            "spec.networkPolicy.extraEgress[]",
            "spec.scheduling.affinity",
            "spec.scheduling.tolerations[]",
            "spec.scheduling.topologySpreadConstraints[]");

    private final List<String> differences = new ArrayList<>();

    @Test
    void everyRecordComponentIsAPropertyAndTheReverse() {
        compare("spec", PostgresClusterSpec.class, CrdFile.specSchema());

        assertThat(differences).isEmpty();
    }

    @Test
    void everyPropertyHasADescription() {
        describe("spec", CrdFile.specSchema());

        assertThat(differences).isEmpty();
    }

    private void compare(String path, Class<?> type, JsonNode schema) {
        Set<String> components = new TreeSet<>();
        components(type).forEach(component -> {
            components.add(component.getName());
            JsonNode property = schema.path("properties").path(component.getName());
            Class<?> inner = elementType(component.getGenericType());
            if (inner.isRecord() || inner.equals(Destination.class)) {
                compare(
                        path + "." + component.getName(),
                        inner,
                        property.has("items") ? property.get("items") : property);
            }
        });
        if (type.equals(Destination.class)) {
            components.add("type");
        }
        Set<String> properties = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);
        if (!components.equals(properties)) {
            differences.add(path + ": record " + components + ", schema " + properties);
        }
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return type.equals(Destination.class)
                ? Stream.of(Destination.S3.class, Destination.Gcs.class, Destination.Azure.class)
                        .flatMap(SchemaParityTest::components)
                : Stream.of(type.getRecordComponents());
    }

    private static Class<?> elementType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType().equals(Parsed.class)
                    ? Parsed.class
                    : elementType(generic.getActualTypeArguments()[0]);
        }
        return (Class<?>) type;
    }

    private void describe(String path, JsonNode schema) {
        if (schema.path("description").asText().isBlank()) {
            differences.add(path + " has no description");
        }
        describeFields(path, schema);
        describeFields(path + "[]", schema.path("items"));
    }

    private void describeFields(String path, JsonNode schema) {
        if (!OF_KUBERNETES.contains(path)) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> describe(path + "." + property.getKey(), property.getValue()));
        }
    }
}
