package com.example.postgres.model;

import java.util.List;

/**
 * A Secret that must exist because the manifests refer to it and do not create it.
 *
 * @param namespace of the cluster
 * @param name of the Secret
 * @param keys that it must have
 * @param purpose of the Secret, as a noun phrase
 */
public record SecretRequirement(String namespace, String name, List<String> keys, String purpose) {

    public SecretRequirement {
        keys = List.copyOf(keys);
    }
}
