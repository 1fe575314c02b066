package com.example.postgres.spec;

import java.util.Map;

/**
 * CPU and memory of one container.
 *
 * @param requests quantities by resource name
 * @param limits quantities by resource name
 */
public record ResourcesSpec(Map<String, String> requests, Map<String, String> limits) {

    public ResourcesSpec {
        requests = Fields.copyInOrder(requests);
        limits = Fields.copyInOrder(limits);
    }

    static ResourcesSpec read(Fields fields) {
        return new ResourcesSpec(fields.textMap("requests"), fields.textMap("limits"));
    }
}
