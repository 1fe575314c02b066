package com.example.postgres.spec;

import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU and memory of one container.
 *
 * @param requests quantities by resource name
 * @param limits quantities by resource name
 */
public record ResourcesSpec(Map<String, String> requests, Map<String, String> limits) {

    /** Prefix of the names of huge pages, such as {@code hugepages-2Mi}. */
    public static final String HUGE_PAGES = "hugepages-";

    public ResourcesSpec {
        requests = Fields.copyInOrder(requests);
        limits = Fields.copyInOrder(limits);
    }

    /** Whether the container may use huge pages, of any size. */
    public boolean hasHugePages() {
        return Stream.of(requests, limits)
                .flatMap(quantities -> quantities.keySet().stream())
                .anyMatch(name -> name.startsWith(HUGE_PAGES));
    }

    static ResourcesSpec read(Fields fields) {
        return new ResourcesSpec(fields.textMap("requests"), fields.textMap("limits"));
    }
}
