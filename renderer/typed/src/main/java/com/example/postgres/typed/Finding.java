package com.example.postgres.typed;

import com.example.postgres.object.ObjectId;

/**
 * One thing that Kubernetes would refuse, drop or miss.
 *
 * @param object the manifest
 * @param path in the manifest, such as {@code spec.template.spec.containers[0].image}
 * @param message what is wrong
 */
public record Finding(ObjectId object, String path, String message) {

    @Override
    public String toString() {
        return object + ": " + path + ": " + message;
    }
}
