package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The managed fields of an object.
 *
 * @param entries the fields of each manager, with the time of its last change
 */
record Ownership(Map<Manager, Owned> entries) {

    /** Nobody owns them. */
    private static final Set<List<String>> OF_THE_SERVER = Set.of(
            List.of("f:apiVersion"),
            List.of("f:kind"),
            List.of("f:metadata"),
            List.of("f:metadata", "f:name"),
            List.of("f:metadata", "f:namespace"),
            List.of("f:metadata", "f:creationTimestamp"),
            List.of("f:metadata", "f:uid"),
            List.of("f:metadata", "f:generation"),
            List.of("f:metadata", "f:managedFields"),
            List.of("f:metadata", "f:resourceVersion"));

    /**
     * Who writes, and how.
     *
     * @param name of the manager
     * @param operation {@code Apply} or {@code Update}
     * @param apiVersion of the object as written
     * @param subresource empty for the object itself
     */
    record Manager(String name, String operation, String apiVersion, String subresource) {

        boolean applies() {
            return operation.equals("Apply");
        }

        /** As conflicts name it. */
        String text() {
            String quoted = "\"" + name + "\"";
            String of = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
            return applies() ? quoted + of : quoted + of + " using " + apiVersion;
        }
    }

    record Owned(FieldSet fields, String time) {}

    Ownership {
        entries = new LinkedHashMap<>(entries);
    }

    static Ownership of(JsonNode object) {
        Map<Manager, Owned> entries = new LinkedHashMap<>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").isTextual()) {
                Manager manager = new Manager(
                        entry.path("manager").asText(),
                        entry.path("operation").asText(),
                        entry.path("apiVersion").asText(),
                        entry.path("subresource").asText());
                entries.put(
                        manager,
                        new Owned(
                                FieldSet.read(entry.path("fieldsV1")),
                                entry.path("time").asText()));
            }
        }
        return new Ownership(entries);
    }

    FieldSet of(Manager manager) {
        return entries.getOrDefault(manager, new Owned(FieldSet.EMPTY, "")).fields();
    }

    /** The same, with these fields for the manager. */
    Ownership with(Manager manager, FieldSet fields) {
        FieldSet owned = withoutServers(fields);
        if (owned.equals(of(manager)) && entries.containsKey(manager)) {
            return this;
        }
        Map<Manager, Owned> changed = new LinkedHashMap<>(entries);
        if (owned.isEmpty()) {
            changed.remove(manager);
        } else {
            changed.put(
                    manager,
                    new Owned(
                            owned, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        }
        return new Ownership(changed);
    }

    /** The same, without these fields for everybody but the manager. */
    Ownership takenFromOthers(Manager manager, FieldSet fields) {
        Ownership changed = this;
        for (Map.Entry<Manager, Owned> entry : entries.entrySet()) {
            if (!entry.getKey().equals(manager)) {
                FieldSet left = entry.getValue().fields().without(fields);
                changed = left.equals(entry.getValue().fields()) ? changed : changed.left(entry.getKey(), left);
            }
        }
        return changed;
    }

    private Ownership left(Manager manager, FieldSet fields) {
        Map<Manager, Owned> changed = new LinkedHashMap<>(entries);
        if (fields.isEmpty()) {
            changed.remove(manager);
        } else {
            changed.computeIfPresent(manager, (any, owned) -> new Owned(fields, owned.time()));
        }
        return new Ownership(changed);
    }

    static FieldSet withoutServers(FieldSet fields) {
        return fields.only(path -> !OF_THE_SERVER.contains(path));
    }

    void writeTo(ObjectNode object) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        entries.forEach((manager, owned) -> {
            ObjectNode entry = written.addObject();
            entry.put("manager", manager.name()).put("operation", manager.operation());
            entry.put("apiVersion", manager.apiVersion());
            if (!owned.time().isEmpty()) {
                entry.put("time", owned.time());
            }
            entry.put("fieldsType", "FieldsV1").set("fieldsV1", owned.fields().write());
            if (!manager.subresource().isEmpty()) {
                entry.put("subresource", manager.subresource());
            }
        });
        object.withObject("/metadata").set("managedFields", written);
    }
}
