package com.example.postgres.model;

import com.example.postgres.target.SecretsPolicy;

/** Who creates a Secret. */
public enum SecretOrigin {
    /** The user, by any means. */
    USER,
    /** The Job of the set. */
    JOB,
    /** An ExternalSecret of the set. */
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
