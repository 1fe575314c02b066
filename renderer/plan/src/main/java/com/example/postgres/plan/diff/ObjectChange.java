package com.example.postgres.plan.diff;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectId;
import java.util.List;

/** An object that differs between two sets. */
public sealed interface ObjectChange {

    /** The new object, or the earlier one where there is no new one. */
    KubernetesObject object();

    /** Its identity. */
    default ObjectId id() {
        return object().id();
    }

    /**
     * An object that was not there.
     *
     * @param object the new one
     */
    record Added(KubernetesObject object) implements ObjectChange {}

    /**
     * An object that is no longer there.
     *
     * @param object the earlier one
     */
    record Removed(KubernetesObject object) implements ObjectChange {}

    /**
     * An object with other values. A Job whose name follows its content is the same object under another name.
     *
     * @param before the earlier object
     * @param object the new object
     * @param values at least one, in the order of the object
     */
    record Changed(KubernetesObject before, KubernetesObject object, List<ValueChange> values) implements ObjectChange {

        public Changed {
            values = List.copyOf(values);
        }
    }
}
