package com.example.postgres.operator.fault;

import com.example.postgres.yaml.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What there is after a cluster was created on a server without faults. */
final class Undisturbed extends FaultTest {

    /** They differ from run to run. */
    private static final List<String> VOLATILE =
            List.of("resourceVersion", "creationTimestamp", "time", "lastTransitionTime", "startedAt", "finishedAt");

    private static final String UID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final SortedMap<String, String> OBJECTS = new Undisturbed().run();

    static SortedMap<String, String> objects() {
        return OBJECTS;
    }

    private SortedMap<String, String> run() {
        prepare();
        try {
            createAndRun();
            return essence(server.objects(NAMESPACE));
        } finally {
            stop();
        }
    }

    /** The text of each object, without what differs from run to run. Events are no objects of a cluster. */
    static SortedMap<String, String> essence(SortedMap<String, JsonNode> objects) {
        SortedMap<String, String> essence = new TreeMap<>();
        objects.forEach((name, object) -> {
            if (!name.startsWith("Event/")) {
                simplify(object);
                essence.put(name, CanonicalJson.pretty(object).replaceAll(UID, "UID"));
            }
        });
        return essence;
    }

    private static void simplify(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(VOLATILE);
            if (object.path("kind").asText().equals("Secret")) {
                object.withObject("/data")
                        .properties()
                        .forEach(entry -> object.withObject("/data").put(entry.getKey(), ""));
            }
        }
        node.forEach(Undisturbed::simplify);
    }
}
