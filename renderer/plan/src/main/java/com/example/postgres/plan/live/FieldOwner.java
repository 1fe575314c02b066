package com.example.postgres.plan.live;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * Who set a part of an object, as the API server records it.
 *
 * @param manager the program
 * @param isApplier whether it applied the manifest: it set the label that every manifest has
 * @param isServerSide whether it used server-side apply, which records what was applied and no defaults
 * @param fields what it set at or below the part; missing if nothing
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field management</a>
 */
record FieldOwner(String manager, boolean isApplier, boolean isServerSide, JsonNode fields) {

    private static final String STATUS = "status";
    private static final String CLUSTER_LABEL = "f:postgres.example.com/cluster";

    /** Programs that set fields while a cluster runs. */
    private static final Set<String> CONTROLLERS =
            Set.of("Patroni", "kube-controller-manager", "cloud-controller-manager", "kubelet");

    /** The owners of the whole object; those that only report a status are left out. */
    static List<FieldOwner> of(KubernetesObject live) {
        return live.get("metadata", "managedFields").items().stream()
                .filter(entry -> !entry.get("subresource").text().equals(STATUS))
                .map(FieldOwner::of)
                .toList();
    }

    private static FieldOwner of(Value entry) {
        Value fields = entry.get("fieldsV1");
        return new FieldOwner(
                entry.get("manager").text("unknown"),
                fields.get("f:metadata", "f:labels", CLUSTER_LABEL).exists(),
                entry.get("operation").text().equals("Apply"),
                fields.node());
    }

    /** The same for a field or an item of the part, by its name in the record. */
    FieldOwner in(String name) {
        // An owner of a whole value, whose parts are not listed, owns all that is in it.
        return fields.isEmpty() ? this : new FieldOwner(manager, isApplier, isServerSide, fields.path(name));
    }

    /** Whether it set the part, or anything in it. */
    boolean isOwner() {
        return !fields.isMissingNode();
    }

    boolean isController() {
        return CONTROLLERS.contains(manager);
    }
}
