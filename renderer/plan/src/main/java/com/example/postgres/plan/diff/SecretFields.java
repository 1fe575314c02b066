package com.example.postgres.plan.diff;

import com.example.postgres.source.FieldPath;
import java.util.List;

/** Which fields of a Secret may be shown. All others may hold a password, also a misspelled {@code stringData}. */
public final class SecretFields {

    private static final List<FieldPath> SHOWN = List.of(
            FieldPath.of("apiVersion"),
            FieldPath.of("kind"),
            FieldPath.of("metadata"),
            FieldPath.of("type"),
            FieldPath.of("immutable"));

    /** In which {@code kubectl apply} keeps the whole object. */
    public static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    private static final FieldPath LAST_APPLIED_PATH = FieldPath.of("metadata", "annotations", LAST_APPLIED);

    private SecretFields() {}

    /** Whether the value at the path is of a field that holds no password; there may be one in it. */
    public static boolean isShown(FieldPath path) {
        return SHOWN.stream().anyMatch(path::isWithin) && !path.equals(LAST_APPLIED_PATH);
    }

    /** Whether the value at the path, and all that is in it, may be shown. */
    static boolean isShownAsAWhole(FieldPath path) {
        return isShown(path) && !LAST_APPLIED_PATH.isWithin(path);
    }
}
