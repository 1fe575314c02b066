package com.example.postgres.object;

import com.example.postgres.model.Labels;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One object of a set.
 *
 * @param id its identity; the namespace is empty where none is written
 * @param place of the object in its document: the root, or an item of a List
 * @param tree the object
 * @param sources where the values of its document stand
 */
public record SetObject(ManifestId id, FieldPath place, JsonNode tree, SourceMap sources) {

    /** The object of a set that was rendered and never written. */
    public static SetObject of(Manifest manifest) {
        return new SetObject(
                manifest.id(),
                FieldPath.ROOT,
                manifest.tree(),
                SourceMap.ofWhole(manifest.id().toString()));
    }

    /** The object as a value. */
    public ObjectValue root() {
        return new ObjectValue(this, place, tree);
    }

    /** The value at the path of names. */
    public ObjectValue get(String... names) {
        return root().get(names);
    }

    /** The PostgresCluster that it belongs to; empty for an object of others. */
    public String cluster() {
        return get("metadata", "labels", Labels.CLUSTER).text();
    }

    /** Whether the kind is the given one. */
    public boolean isA(String kind) {
        return id.kind().equals(kind);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
