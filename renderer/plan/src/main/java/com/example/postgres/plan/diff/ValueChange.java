package com.example.postgres.plan.diff;

import com.example.postgres.source.FieldPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A value that differs.
 *
 * @param path of the value; in a file inside the object it continues with the settings of the file, such as {@code
 *     data[archive.env].AWS_REGION}
 * @param before the earlier value; a missing node if there was none
 * @param after the new value; a missing node if there is none
 */
public record ValueChange(FieldPath path, JsonNode before, JsonNode after) {

    /** A value, or a whole object at the root, that was not there. */
    public static ValueChange added(FieldPath path, JsonNode after) {
        return new ValueChange(path, MissingNode.getInstance(), after);
    }

    /** A value, or a whole object at the root, that is no longer there. */
    public static ValueChange removed(FieldPath path, JsonNode before) {
        return new ValueChange(path, before, MissingNode.getInstance());
    }

    /** Whether there was no value before. */
    public boolean isAdded() {
        return before.isMissingNode();
    }

    /** Whether there is no value any more. */
    public boolean isRemoved() {
        return after.isMissingNode();
    }

    /** Whether both values are those of a Secret, for which the same text stands. */
    public boolean isHidden() {
        return before.equals(after);
    }
}
