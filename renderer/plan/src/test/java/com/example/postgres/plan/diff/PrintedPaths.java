package com.example.postgres.plan.diff;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path of every value of an object, of every setting in its files, and of list items that come and go as a whole. */
public final class PrintedPaths {

    private final KubernetesObject object;
    private final List<FieldPath> paths = new ArrayList<>();

    private PrintedPaths(KubernetesObject object) {
        this.object = object;
    }

    public static List<FieldPath> of(KubernetesObject object) {
        PrintedPaths printed = new PrintedPaths(object);
        printed.walk(FieldPath.ROOT, object.tree());
        return printed.paths;
    }

    private void walk(FieldPath path, JsonNode node) {
        Optional<JsonNode> file = EmbeddedFile.read(object, path, node);
        if (file.isPresent()) {
            paths.add(path);
            walk(path, file.get());
        } else if (node.isObject()) {
            node.properties().forEach(field -> walk(path.field(field.getKey()), field.getValue()));
        } else if (node.isArray() && MergeKey.of(path).isPresent()) {
            MergeKey key = MergeKey.of(path).get();
            node.forEach(item -> {
                paths.add(path.item(key.text(item)));
                walk(path.item(key.text(item)), item);
            });
        } else if (node.isArray() && node.path(0).isContainerNode()) {
            paths.add(path);
            for (int i = 0; i < node.size(); i++) {
                walk(path.index(i), node.get(i));
            }
        } else {
            paths.add(path);
        }
    }
}
