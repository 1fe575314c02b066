package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.NetworkPolicySpec;
import com.example.postgres.syntax.IpBlock;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Peers are valid in a NetworkPolicy.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors">
 *     Network policies: selectors</a>
 */
final class NetworkPeersRule implements Rule {

    private static final FieldPath POLICY = RuleContext.SPEC.field("networkPolicy");

    @Override
    public void check(RuleContext context) {
        NetworkPolicySpec policy = context.spec().networkPolicy();
        if (policy != null) {
            check(POLICY.field("allowedClients"), policy.allowedClients(), context);
            check(POLICY.field("monitoring"), policy.monitoring(), context);
            checkEgress(policy, context);
        }
    }

    private static void checkEgress(NetworkPolicySpec policy, RuleContext context) {
        FieldPath path = POLICY.field("extraEgress");
        if (!policy.extraEgress().isEmpty() && !Boolean.TRUE.equals(policy.restrictEgress())) {
            context.forbidden(
                    path,
                    "networkPolicy.extraEgress",
                    "extraEgress may be set only when restrictEgress is true: otherwise every connection is allowed");
        }
        for (int i = 0; i < policy.extraEgress().size(); i++) {
            JsonNode rule = policy.extraEgress().get(i);
            FieldPath to = path.index(i).field("to");
            for (int j = 0; j < rule.path("to").size(); j++) {
                check(to.index(j), rule.path("to").get(j), context);
            }
            FieldPath ports = path.index(i).field("ports");
            for (int j = 0; j < rule.path("ports").size(); j++) {
                checkPort(ports.index(j), rule.path("ports").get(j), context);
            }
        }
    }

    /** https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports */
    private static void checkPort(FieldPath path, JsonNode port, RuleContext context) {
        JsonNode end = port.path("endPort");
        if (!end.isMissingNode() && !port.path("port").isIntegralNumber()) {
            context.invalid(
                    path.field("endPort"),
                    "networkPolicy.endPort",
                    end.asText(),
                    "endPort may be set only when port is a number");
        } else if (!end.isMissingNode() && end.intValue() < port.path("port").intValue()) {
            context.invalid(path.field("endPort"), "networkPolicy.endPort", end.asText(), "must not be less than port");
        }
    }

    private static void check(FieldPath path, @Nullable List<JsonNode> peers, RuleContext context) {
        for (int i = 0; peers != null && i < peers.size(); i++) {
            check(path.index(i), peers.get(i), context);
        }
    }

    private static void check(FieldPath path, JsonNode peer, RuleContext context) {
        boolean hasSelector = peer.has("podSelector") || peer.has("namespaceSelector");
        boolean hasBlock = peer.has("ipBlock");
        if (!hasSelector && !hasBlock) {
            context.required(path, "networkPolicy.peer", "must set podSelector, namespaceSelector or ipBlock");
        }
        if (hasSelector && hasBlock) {
            context.forbidden(
                    path.field("ipBlock"),
                    "networkPolicy.peer",
                    "ipBlock may not be set together with podSelector or namespaceSelector: write two peers");
        }
        if (hasBlock) {
            checkBlock(path.field("ipBlock"), peer.get("ipBlock"), context);
        }
    }

    private static void checkBlock(FieldPath path, JsonNode block, RuleContext context) {
        Optional<IpBlock> outer = block.path("cidr").isTextual()
                ? context.network(path.field("cidr"), block.get("cidr").textValue())
                : Optional.empty();
        JsonNode except = block.path("except");
        for (int i = 0; i < except.size(); i++) {
            FieldPath at = path.field("except").index(i);
            String text = except.get(i).asText();
            Optional<IpBlock> inner = context.network(at, text);
            if (inner.isPresent()
                    && outer.isPresent()
                    && (!outer.get().contains(inner.get())
                            || inner.get().prefix() == outer.get().prefix())) {
                context.invalid(
                        at,
                        "networkPolicy.except",
                        text,
                        "must be a part of cidr, " + block.get("cidr").asText());
            }
        }
    }
}
