package com.example.postgres.target;

import java.util.Locale;

/** Where the credentials Secret comes from. The renderer itself never invents a secret. */
public enum SecretsPolicy {
    /** The Secret exists or is created by other means; the manifests only refer to it. */
    REFERENCE,
    /** A Job creates the Secret once, inside the cluster, and never overwrites it. */
    BOOTSTRAP_JOB,
    /** An ExternalSecret of the External Secrets Operator creates it. */
    EXTERNAL_SECRET;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
