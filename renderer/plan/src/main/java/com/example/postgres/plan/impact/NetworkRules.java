package com.example.postgres.plan.impact;

import static com.example.postgres.plan.impact.Rule.always;
import static com.example.postgres.plan.impact.Rule.judged;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.plan.diff.ValueChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How clients reach the members. */
final class NetworkRules {

    static final List<Rule> SERVICE = List.of(
            always("metadata.labels.**", Impact.METADATA, "labels of a Service change"),
            always(
                    "metadata.annotations.**",
                    Impact.RELOAD,
                    "the load balancer or the mesh may take the annotations at once; see the documentation of the provider"),
            judged("spec.type", NetworkRules::judgeType),
            judged("spec.loadBalancerSourceRanges.**", NetworkRules::judgeRanges),
            judged("spec.loadBalancerClass", NetworkRules::judgeClass),
            judged("spec.ports[*].nodePort", NetworkRules::judgeNodePort),
            always("spec.ports[*].**", Impact.RELOAD, "the Service has other ports"),
            always("spec.externalTrafficPolicy", Impact.RELOAD, "traffic from outside takes another way"),
            always("spec.internalTrafficPolicy", Impact.RELOAD, "traffic takes another way"),
            always("spec.allocateLoadBalancerNodePorts", Impact.RELOAD, "traffic from outside takes another way"),
            always("spec.publishNotReadyAddresses", Impact.RELOAD, "names of members resolve at other moments"),
            always("spec.clusterIP", Impact.FORBIDDEN, "the address of a Service cannot change"),
            judged(
                    "spec.selector.**",
                    (change, context) -> Judgement.of(Effect.of(Impact.OUTAGE, "the Service selects other pods")
                            .interrupting(Interrupts.EVERYTHING))));

    static final List<Rule> POLICY = List.of(
            always("metadata.labels.**", Impact.METADATA, "labels of a NetworkPolicy change"),
            always("metadata.annotations.**", Impact.METADATA, "annotations of a NetworkPolicy change"),
            judged("spec.**", NetworkRules::judgePolicy));

    private NetworkRules() {}

    private static Judgement judgeType(ValueChange change, ChangeContext context) {
        String before = change.before().asText();
        boolean isLost = before.equals("LoadBalancer")
                || (before.equals("NodePort") && !change.after().asText().equals("LoadBalancer"));
        return Judgement.of(
                isLost
                        ? Effect.of(Impact.OUTAGE, "clients outside the cluster lose the address that they use")
                                .interrupting(Interrupts.EXCLUDED_CLIENTS)
                        : Effect.of(Impact.RELOAD, "the Service becomes reachable from outside the cluster"));
    }

    /** The API server accepts a class together with the type of which it is a part. */
    private static Judgement judgeClass(ValueChange change, ChangeContext context) {
        if (!isLoadBalancer(context.oldObject()) || !isLoadBalancer(context.newObject())) {
            return Judgement.of(Effect.of(Impact.RELOAD, "the Service gets or loses a load balancer of this class"));
        }
        return Judgement.of(Effect.of(
                        Impact.OUTAGE,
                        "the API server refuses another class: delete the Service and apply it again; its clients are cut"
                                + " off meanwhile, and the load balancer gets another address")
                .interrupting(Interrupts.EVERYTHING)
                .after(List.of("kubectl -n " + context.before().namespace() + " delete service "
                        + context.newObject()
                                .map(service -> service.id().name())
                                .orElse("")
                        + ", then sync or apply the rendered files")));
    }

    private static boolean isLoadBalancer(Optional<KubernetesObject> service) {
        return service.filter(object -> object.get("spec", "type").text().equals("LoadBalancer"))
                .isPresent();
    }

    private static Judgement judgeRanges(ValueChange change, ChangeContext context) {
        boolean wasOpen = change.isAdded() || change.before().isEmpty();
        boolean isNarrower = wasOpen || (!change.isRemoved() && !holdsAll(change.after(), change.before()));
        return Judgement.of(
                isNarrower
                        ? excluding("the load balancer refuses clients of networks that are no longer listed")
                        : Effect.of(Impact.RELOAD, "the load balancer accepts clients of more networks"));
    }

    private static Judgement judgeNodePort(ValueChange change, ChangeContext context) {
        return Judgement.of(
                change.isAdded()
                        ? Effect.of(Impact.RELOAD, "the Service gets this port on every node")
                        : excluding("clients that use the earlier port of the nodes no longer reach the cluster"));
    }

    private static Judgement judgePolicy(ValueChange change, ChangeContext context) {
        JsonNode before = change.before();
        JsonNode after = change.after();
        boolean areLists = before.isArray() && after.isArray();
        boolean isWider = switch (change.path().lastName()) {
            // What is in these lists is not allowed, or is restricted from now on.
            case "except" -> change.isRemoved() || (areLists && holdsAll(before, after));
            case "policyTypes" -> areLists && holdsAll(before, after);
            // Without these lists, or with empty ones, everything is allowed.
            case "from", "to", "ports" ->
                change.isRemoved() || (areLists && !before.isEmpty() && holdsAll(after, before));
            default -> areLists && holdsAll(after, before);
        };
        return Judgement.of(
                isWider
                        ? Effect.of(Impact.RELOAD, "more connections are allowed")
                        : excluding("connections that the policy no longer allows are dropped; others stay"));
    }

    static Effect excluding(String reason) {
        return Effect.of(Impact.RELOAD, reason).interrupting(Interrupts.EXCLUDED_CLIENTS);
    }

    private static boolean holdsAll(JsonNode list, JsonNode items) {
        Set<JsonNode> all = new HashSet<>();
        list.forEach(all::add);
        for (JsonNode item : items) {
            if (!all.contains(item)) {
                return false;
            }
        }
        return true;
    }
}
