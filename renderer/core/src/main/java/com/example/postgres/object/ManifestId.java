package com.example.postgres.object;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a Kubernetes object.
 *
 * @param apiVersion group and version
 * @param kind of the object
 * @param namespace it lives in
 * @param name unique per kind and namespace
 */
public record ManifestId(String apiVersion, String kind, String namespace, String name) {

    /** The name of its file in an output directory: {@code statefulset-orders.yaml}. */
    public String fileName() {
        return kind.toLowerCase(Locale.ROOT) + "-" + name + ".yaml";
    }

    /** As kubectl prints names: {@code statefulset.apps/orders}, {@code service/orders}. */
    public String resourceName() {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
        return kind.toLowerCase(Locale.ROOT) + group + "/" + name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManifestId id
                && id.name.equals(name)
                && id.kind.equals(kind)
                && id.namespace.equals(namespace)
                && id.apiVersion.equals(apiVersion);
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
