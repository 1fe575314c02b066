package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;

/**
 * Source ranges are networks and belong to a load balancer.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer">Service: LoadBalancer</a>
 */
final class ServiceRule implements Rule {

    private static final FieldPath RANGES = RuleContext.SPEC.field("service").field("loadBalancerSourceRanges");

    @Override
    public void check(RuleContext context) {
        ServiceSpec service = context.spec().service();
        if (service == null) {
            return;
        }
        List<String> ranges = service.loadBalancerSourceRanges();
        if (!ranges.isEmpty() && !"LoadBalancer".equals(service.type())) {
            context.forbidden(
                    RANGES,
                    "service.sourceRanges",
                    "loadBalancerSourceRanges may be set only when type is LoadBalancer");
        }
        for (int i = 0; i < ranges.size(); i++) {
            context.network(RANGES.index(i), ranges.get(i));
        }
    }
}
