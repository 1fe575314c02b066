package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ServiceSpec;
import com.example.postgres.syntax.LabelSyntax;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a Service fit its type, and two Services do not ask for one port of the nodes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types">Service
 *     type</a>
 */
final class ServiceRule implements Rule {

    private static final FieldPath PRIMARY = RuleContext.SPEC.field("service");
    private static final FieldPath REPLICAS = RuleContext.SPEC.field("replicaService");

    /** What the API server hands out unless its {@code --service-node-port-range} says otherwise. */
    private static final int MIN_NODE_PORT = 30000;

    private static final int MAX_NODE_PORT = 32767;

    @Override
    public void check(RuleContext context) {
        ServiceSpec primary = context.spec().service();
        ServiceSpec replicas = context.spec().replicaService();
        check(PRIMARY, primary, context);
        check(REPLICAS, replicas, context);
        Integer port = replicas == null ? null : replicas.nodePort();
        if (primary != null && port != null && port.equals(primary.nodePort())) {
            context.duplicate(
                    REPLICAS.field("nodePort"), "service.nodePort", port, "nodePort must not be that of service");
        }
    }

    private static void check(FieldPath path, @Nullable ServiceSpec service, RuleContext context) {
        if (service == null) {
            return;
        }
        checkBalancer(path, service, context);
        boolean isReachedThroughNodes = "NodePort".equals(service.type()) || "LoadBalancer".equals(service.type());
        if (service.externalTrafficPolicy() != null && !isReachedThroughNodes) {
            context.forbidden(
                    path.field("externalTrafficPolicy"),
                    "service.externalTrafficPolicy",
                    "externalTrafficPolicy may be set only when type is NodePort or LoadBalancer");
        }
        Integer port = service.nodePort();
        if (port != null && !isReachedThroughNodes) {
            context.forbidden(
                    path.field("nodePort"),
                    "service.nodePort",
                    "nodePort may be set only when type is NodePort or LoadBalancer");
        } else if (port != null && (port < MIN_NODE_PORT || port > MAX_NODE_PORT)) {
            context.warn(
                    path.field("nodePort"),
                    "service.nodePortRange",
                    port,
                    "the API server refuses a port outside its --service-node-port-range, by default 30000-32767");
        }
    }

    private static void checkBalancer(FieldPath path, ServiceSpec service, RuleContext context) {
        boolean isBalanced = "LoadBalancer".equals(service.type());
        FieldPath rangesPath = path.field("loadBalancerSourceRanges");
        List<String> ranges = service.loadBalancerSourceRanges();
        if (!ranges.isEmpty() && !isBalanced) {
            context.forbidden(
                    rangesPath,
                    "service.sourceRanges",
                    "loadBalancerSourceRanges may be set only when type is LoadBalancer");
        }
        for (int i = 0; i < ranges.size(); i++) {
            context.network(rangesPath.index(i), ranges.get(i));
        }
        FieldPath classPath = path.field("loadBalancerClass");
        String name = service.loadBalancerClass();
        if (name != null && !isBalanced) {
            context.forbidden(
                    classPath,
                    "service.loadBalancerClass",
                    "loadBalancerClass may be set only when type is LoadBalancer");
        }
        if (name != null) {
            LabelSyntax.keyProblem(name)
                    .ifPresent(problem -> context.invalid(classPath, "service.loadBalancerClass", name, problem));
        }
    }
}
