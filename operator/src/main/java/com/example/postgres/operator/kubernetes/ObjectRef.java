package com.example.postgres.operator.kubernetes;

import com.example.postgres.object.KubernetesObject;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object is at the API server.
 *
 * @param apiVersion group and version, {@code v1} for the core group
 * @param kind of the object
 * @param namespace of the object
 * @param name of the object
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

    private static final Pattern ENTRY = Pattern.compile("(.+)/([^/]+)/([^/]+)");

    public ObjectRef {
        // A path without a name is that of all objects of the kind.
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a reference to a " + kind + " needs a name");
        }
    }

    /** Where this object is. */
    public static ObjectRef of(KubernetesObject object) {
        return of(object.tree());
    }

    /** Where the object of this tree is. */
    public static ObjectRef of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ObjectRef(
                object.path("apiVersion").asText(),
                object.path("kind").asText(),
                metadata.path("namespace").asText(),
                metadata.path("name").asText());
    }

    /** A pod. */
    public static ObjectRef pod(String namespace, String name) {
        return new ObjectRef("v1", "Pod", namespace, name);
    }

    /** The reference in an entry of an inventory, see {@link #entry}; empty for a text that is none. */
    public static Optional<ObjectRef> ofEntry(String namespace, String entry) {
        Matcher parts = ENTRY.matcher(entry);
        return parts.matches()
                ? Optional.of(new ObjectRef(parts.group(1), parts.group(2), namespace, parts.group(3)))
                : Optional.empty();
    }

    /** As in an inventory: {@code apps/v1/StatefulSet/orders}. */
    public String entry() {
        return apiVersion + "/" + kind + "/" + name;
    }

    /** The path of its resource at the API server, without a subresource. */
    public String path() {
        return collection() + "/" + name;
    }

    /** The path of all objects of the kind in the namespace. */
    public String collection() {
        String root = apiVersion.contains("/") ? "/apis/" : "/api/";
        return root + apiVersion + "/namespaces/" + namespace + "/" + plural(kind);
    }

    /** The resource of a kind: {@code networkpolicies} of {@code NetworkPolicy}. Holds for every kind that is rendered. */
    public static String plural(String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return singular.endsWith("y") ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
