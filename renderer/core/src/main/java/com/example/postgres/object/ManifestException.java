package com.example.postgres.object;

/** A rendered object is not what Kubernetes expects: a defect of the templates, never of the user's input. */
public final class ManifestException extends RuntimeException {

    public ManifestException(String message) {
        super(message);
    }
}
