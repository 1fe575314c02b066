package com.example.postgres.operator.apply;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.plan.live.LiveObject;
import com.example.postgres.plan.live.LiveObject.Additions;
import com.example.postgres.yaml.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An object that another manager applied and that the operator may take over.
 *
 * @param live as read from the API server
 */
record Adoptee(JsonNode live) {

    private static final List<String> IDENTITY = List.of("name", "namespace", "labels", "annotations");

    /**
     * What was applied: the earlier side of a plan. A manager that does not use server-side apply owns the defaults of the
     * server, too; they are left out.
     *
     * @param desired the later side
     */
    KubernetesObject manifest(KubernetesObject desired) {
        KubernetesObject applied = LiveObject.of(read(live), Optional.of(desired), Additions.LEFT_OUT)
                .object();
        ObjectNode tree = applied.tree().deepCopy();
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        IDENTITY.stream()
                .filter(tree.path("metadata")::has)
                .forEach(name -> metadata.set(name, tree.path("metadata").path(name)));
        tree.set("metadata", metadata);
        tree.remove("status");
        return read(tree);
    }

    private static KubernetesObject read(JsonNode tree) {
        String name = ObjectRef.of(tree).toString();
        return ObjectReader.read(List.of(Document.ofTree(name, tree)))
                .set()
                .objects()
                .get(0);
    }
}
