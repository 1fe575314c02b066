package com.example.postgres.object;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a Kubernetes object. The version of the API is not part of it: {@code apps/v1} and {@code apps/v1beta1} of
 * one StatefulSet are the same object in two representations.
 *
 * @param group of the API; empty for the core group
 * @param kind of the object
 * @param namespace of the object; empty where none is written
 * @param name unique per kind and namespace
 */
public record ObjectId(String group, String kind, String namespace, String name) {

    /** The group of an {@code apiVersion}: {@code apps} of {@code apps/v1}, empty for {@code v1}. */
    public static String group(String apiVersion) {
        return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }

    /** The name of its file in an output directory: {@code statefulset-orders.yaml}. */
    public String fileName() {
        return kind.toLowerCase(Locale.ROOT) + "-" + name + ".yaml";
    }

    /** As kubectl prints names: {@code statefulset.apps/orders}, {@code service/orders}. */
    public String resourceName() {
        return kind.toLowerCase(Locale.ROOT) + (group.isEmpty() ? "" : "." + group) + "/" + name;
    }

    /** Whether Kubernetes itself serves the group, rather than a CustomResourceDefinition. */
    public boolean isBuiltIn() {
        return group.indexOf('.') < 0 || group.endsWith(".k8s.io");
    }

    // Written out: the first call of a method that a record was given links method handles, which a cold process feels.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId id
                && id.name.equals(name)
                && id.kind.equals(kind)
                && id.namespace.equals(namespace)
                && id.group.equals(group);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
