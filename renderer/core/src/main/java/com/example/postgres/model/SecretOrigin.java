package com.example.postgres.model;

import com.example.postgres.target.Consumer;
import com.example.postgres.target.RenderTarget;

/** Who creates a Secret. */
public enum SecretOrigin {
    /** The user, by any means. */
    USER,
    /** A Job of the cluster. */
    JOB,
    /** An ExternalSecret of the cluster. */
    EXTERNAL_SECRET,
    /** The operator, unless the Secret exists. */
    OPERATOR;

    /** Who creates the Secrets that the spec does not name. */
    static SecretOrigin of(RenderTarget target) {
        return switch (target.secretsPolicy()) {
            case REFERENCE -> target.consumer() == Consumer.OPERATOR ? OPERATOR : USER;
            case BOOTSTRAP_JOB -> JOB;
            case EXTERNAL_SECRET -> EXTERNAL_SECRET;
        };
    }

    /** Whether the manifests refer to the Secret and do not create it. */
    boolean isOnlyReferenced() {
        return this == USER || this == OPERATOR;
    }
}
