package com.example.postgres.cli.difference;

import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.plan.diff.ValueChange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code {"different": true, "clusters": [{"cluster": ..., "objects": [...]}]}}. */
final class JsonDifference {

    private JsonDifference() {}

    static String write(List<ClusterDifference> clusters) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("different", !clusters.isEmpty());
        ArrayNode list = root.putArray("clusters");
        for (ClusterDifference cluster : clusters) {
            ObjectNode node = list.addObject().put("cluster", cluster.cluster().toString());
            ArrayNode objects = node.putArray("objects");
            cluster.difference().changes().forEach(change -> objects.add(tree(change)));
        }
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode tree(ObjectChange change) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", change.object().apiVersion())
                .put("kind", change.id().kind())
                .put("namespace", change.id().namespace())
                .put("name", change.id().name());
        if (change instanceof Added added) {
            node.put("change", "added").set("after", HiddenSecrets.tree(added.object()));
        } else if (change instanceof Removed removed) {
            node.put("change", "removed").set("before", HiddenSecrets.tree(removed.object()));
        } else if (change instanceof Changed changed) {
            ArrayNode values = node.put("change", "changed").putArray("values");
            changed.values().forEach(value -> values.add(tree(value)));
        }
        return node;
    }

    private static ObjectNode tree(ValueChange value) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("path", value.path().toString());
        putIfPresent(node, "before", value.before());
        putIfPresent(node, "after", value.after());
        return node;
    }

    private static void putIfPresent(ObjectNode node, String field, JsonNode value) {
        if (!value.isMissingNode()) {
            node.set(field, value);
        }
    }
}
