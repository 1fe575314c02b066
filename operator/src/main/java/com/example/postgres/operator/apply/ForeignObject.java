package com.example.postgres.operator.apply;

import com.example.postgres.model.Labels;
import com.example.postgres.operator.observe.LiveObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Says why an object that is in the way cannot be applied, and what to do. */
final class ForeignObject {

    private static final String OWNED =
            "an object of this name belongs to another owner: wait if a former cluster is still being deleted, or rename this one";
    private static final String UNKNOWN =
            "an object of this name exists and was not created by this operator: rename the cluster, or delete the object";

    private ForeignObject() {}

    /** An object with the label of the cluster. */
    static String describe(LiveObject object, Set<String> named) {
        if (!object.controller().isEmpty()) {
            return OWNED;
        }
        String managers = String.join(",", object.appliedBy());
        if (managers.isEmpty()) {
            return UNKNOWN;
        }
        return "an object of this name exists, applied by the field manager " + managers
                + (named.isEmpty() ? "" : ", and the annotation names other ones")
                + ": to take it over, stop that tool and set the annotation " + Adoption.ADOPT_FROM + ": " + managers;
    }

    /** An object without the label of the cluster. */
    static String describe(JsonNode object, String cluster) {
        String other =
                object.path("metadata").path("labels").path(Labels.CLUSTER).asText();
        if (!other.isEmpty() && !other.equals(cluster)) {
            return "an object of this name belongs to the cluster " + other + ": rename one of the clusters";
        }
        return describe(LiveObject.of(object), Set.of());
    }
}
