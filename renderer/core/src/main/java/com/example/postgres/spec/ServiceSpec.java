package com.example.postgres.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the primary is exposed.
 *
 * @param type ClusterIP, NodePort or LoadBalancer
 * @param loadBalancerSourceRanges CIDRs that may connect
 * @param annotations of the Service of the primary
 */
public record ServiceSpec(
        @Nullable String type, List<String> loadBalancerSourceRanges, Map<String, String> annotations) {

    public ServiceSpec {
        loadBalancerSourceRanges = List.copyOf(loadBalancerSourceRanges);
        annotations = Fields.copyInOrder(annotations);
    }

    static ServiceSpec read(Fields fields) {
        return new ServiceSpec(
                fields.text("type"), fields.texts("loadBalancerSourceRanges"), fields.textMap("annotations"));
    }
}
