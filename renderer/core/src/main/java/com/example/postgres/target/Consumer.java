package com.example.postgres.target;

import java.util.Locale;

/** Who applies the manifests. */
public enum Consumer {
    /** A GitOps engine or {@code kubectl apply}; nobody restarts pods, so the StatefulSet controller must. */
    GITOPS,
    /** The operator, which resizes and restarts pods itself. */
    OPERATOR;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
