package com.example.postgres.view;

import com.example.postgres.model.CredentialsModel;
import java.util.List;

/**
 * A Secret mounted as files.
 *
 * @param name of the Secret
 * @param keys that are mounted; a missing one keeps the pod from starting, with an event that names it
 */
public record SecretView(String name, List<String> keys) {

    public SecretView {
        keys = List.copyOf(keys);
    }

    static SecretView of(CredentialsModel credentials) {
        return new SecretView(credentials.secretName(), credentials.keys());
    }
}
