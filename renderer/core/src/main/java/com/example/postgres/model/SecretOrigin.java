package com.example.postgres.model;

import com.example.postgres.target.SecretsPolicy;

/** Who creates a Secret. */
public enum SecretOrigin {
    /** The user, by any means. */
    USER,
    /** A Job of the cluster. */
    JOB,
    /** An ExternalSecret of the cluster. */
    EXTERNAL_SECRET;

    /** Who creates the Secrets that the spec does not name. */
    static SecretOrigin of(SecretsPolicy policy) {
        return switch (policy) {
            case REFERENCE -> USER;
            case BOOTSTRAP_JOB -> JOB;
            case EXTERNAL_SECRET -> EXTERNAL_SECRET;
        };
    }
}
