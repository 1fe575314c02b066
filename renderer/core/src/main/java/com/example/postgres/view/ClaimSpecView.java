package com.example.postgres.view;

import com.example.postgres.model.StorageModel;
import java.util.Optional;

/**
 * The volume that a claim asks for.
 *
 * @param storageClass empty for the default class of the Kubernetes cluster
 * @param request quantity of bytes
 */
public record ClaimSpecView(Optional<String> storageClass, String request) {

    static ClaimSpecView of(StorageModel storage) {
        return new ClaimSpecView(storage.storageClass(), storage.request());
    }
}
