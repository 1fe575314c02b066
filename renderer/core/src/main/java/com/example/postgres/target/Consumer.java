package com.example.postgres.target;

import java.util.Locale;

/** Who applies the manifests. */
public enum Consumer {
    /** A GitOps tool or {@code kubectl apply}. Only the StatefulSet controller restarts pods. */
    GITOPS,
    /** The operator, which resizes and restarts pods itself. */
    OPERATOR;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
