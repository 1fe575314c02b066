package com.example.postgres.model;

import com.example.postgres.spec.StorageSpec;
import com.example.postgres.spec.StorageSpec.DeletionPolicy;
import com.example.postgres.syntax.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The volume of each member.
 *
 * @param request quantity of bytes
 * @param storageClass empty for the default class of the cluster; an empty text for no dynamic provisioning
 * @param deletedWithCluster whether the claims are deleted with the StatefulSet; they are always kept when it shrinks
 */
public record StorageModel(String request, Optional<String> storageClass, boolean deletedWithCluster) {

    static StorageModel of(StorageSpec spec, @Nullable DeletionPolicy deletionPolicy) {
        return new StorageModel(
                Quantity.parse(spec.size()).canonical(),
                Optional.ofNullable(spec.storageClass()),
                deletionPolicy != null && "Delete".equals(deletionPolicy.volumes()));
    }
}
