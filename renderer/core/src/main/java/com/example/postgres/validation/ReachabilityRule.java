package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.MetricsSpec;
import com.example.postgres.spec.NetworkPolicySpec;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.syntax.IpBlock;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one field opens, another does not close: clients from outside, and the monitoring system. */
final class ReachabilityRule implements Rule {

    private static final FieldPath CLIENTS =
            RuleContext.SPEC.field("networkPolicy").field("allowedClients");
    private static final FieldPath METRICS = RuleContext.SPEC.field("metrics");

    /** Types of a Service that clients outside of the Kubernetes cluster reach. */
    private static final Set<String> OUTSIDE = Set.of("LoadBalancer", "NodePort");

    @Override
    public void check(RuleContext context) {
        ServiceSpec service = context.spec().service();
        NetworkPolicySpec policy = context.spec().networkPolicy();
        if (service != null
                && policy != null
                && policy.allowedClients() != null
                && !Boolean.FALSE.equals(policy.enabled())) {
            checkClients(service, policy.allowedClients(), context);
        }
        checkMetrics(context.spec().metrics(), context);
    }

    /** A policy sees the address of the client, or that of a node; neither is a pod's. */
    private static void checkClients(ServiceSpec service, List<JsonNode> clients, RuleContext context) {
        String type = service.type();
        if (type == null || !OUTSIDE.contains(type)) {
            return;
        }
        List<IpBlock> admitted = clients.stream()
                .map(peer -> peer.path("ipBlock").path("cidr").asText())
                .flatMap(cidr -> IpBlock.parse(cidr).stream())
                .toList();
        if (admitted.isEmpty()) {
            context.warn(
                    CLIENTS,
                    "networkPolicy.outside",
                    type,
                    "no client outside of the Kubernetes cluster may connect, although service.type is " + type
                            + "; add an ipBlock of the clients and, where the load balancer hides their addresses, of the"
                            + " nodes");
            return;
        }
        List<String> ranges = service.loadBalancerSourceRanges();
        for (int i = 0; i < ranges.size(); i++) {
            Optional<IpBlock> range = IpBlock.parse(ranges.get(i));
            if (range.isPresent()
                    && admitted.stream()
                            .noneMatch(block ->
                                    block.contains(range.get()) || range.get().contains(block))) {
                context.warn(
                        RuleContext.SPEC
                                .field("service")
                                .field("loadBalancerSourceRanges")
                                .index(i),
                        "networkPolicy.outside",
                        ranges.get(i),
                        "no ipBlock of networkPolicy.allowedClients admits these clients");
            }
        }
    }

    private static void checkMetrics(@Nullable MetricsSpec metrics, RuleContext context) {
        if (metrics == null || Boolean.TRUE.equals(metrics.enabled())) {
            return;
        }
        checkMonitor("podMonitor", metrics.podMonitor(), context);
        checkMonitor("prometheusRule", metrics.prometheusRule(), context);
        checkMonitor("grafanaDashboard", metrics.grafanaDashboard(), context);
    }

    private static void checkMonitor(String field, @Nullable Boolean isOn, RuleContext context) {
        if (Boolean.TRUE.equals(isOn)) {
            context.warn(
                    METRICS.field(field),
                    "metrics.disabled",
                    true,
                    "has no effect while metrics.enabled is false: there is nothing to monitor");
        }
    }
}
