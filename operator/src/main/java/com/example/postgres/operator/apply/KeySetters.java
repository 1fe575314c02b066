package com.example.postgres.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Who set the values of a Secret. */
final class KeySetters {

    private KeySetters() {}

    /** The field managers of a key. One that nobody owns was set by somebody unknown. */
    static Set<String> of(JsonNode secret, String key) {
        Set<String> setters = new TreeSet<>();
        for (JsonNode entry : secret.path("metadata").path("managedFields")) {
            if (entry.path("fieldsV1").path("f:data").has("f:" + key)) {
                setters.add(entry.path("manager").asText());
            }
        }
        return setters.isEmpty() ? Set.of("an unknown manager") : setters;
    }
}
