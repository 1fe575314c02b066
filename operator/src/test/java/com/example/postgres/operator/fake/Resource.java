package com.example.postgres.operator.fake;

import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A kind of objects, as the API server serves it.
 *
 * @param apiVersion group and version
 * @param kind of the objects
 * @param plural in paths
 * @param isNamespaced whether the objects are in namespaces
 * @param hasGeneration whether changes of the spec are counted, and the status is a resource of its own
 * @param isCustom whether a CustomResourceDefinition defines it
 */
record Resource(
        String apiVersion, String kind, String plural, boolean isNamespaced, boolean hasGeneration, boolean isCustom) {

    static Resource builtIn(String apiVersion, String kind, boolean hasGeneration) {
        return new Resource(apiVersion, kind, ObjectRef.plural(kind), true, hasGeneration, false);
    }

    static Resource ofAll(String apiVersion, String kind) {
        return new Resource(apiVersion, kind, ObjectRef.plural(kind), false, false, false);
    }

    /** What a CustomResourceDefinition defines, in its first version. */
    static Resource custom(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode version = spec.path("versions").path(0);
        return new Resource(
                spec.path("group").asText() + "/" + version.path("name").asText(),
                spec.path("names").path("kind").asText(),
                spec.path("names").path("plural").asText(),
                spec.path("scope").asText().equals("Namespaced"),
                version.path("subresources").has("status"),
                true);
    }

    /** As messages name it: {@code statefulsets.apps}. */
    String qualified() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? plural : plural + "." + apiVersion.substring(0, slash);
    }
}
