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

    private static final String COMPONENT = "postgres.example.com/component";

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
            judged("spec.externalTrafficPolicy", NetworkRules::judgeExternalTraffic),
            judged("spec.internalTrafficPolicy", NetworkRules::judgeInternalTraffic),
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
        String name = context.newObject().map(service -> service.id().name()).orElse("");
        Effect effect = Effect.of(
                        Impact.OUTAGE,
                        "the API server refuses another class: the Service must be deleted and created again; its clients are cut"
                                + " off meanwhile, and the load balancer gets another address")
                .interrupting(cutOff(name, context));
        String delete = "kubectl -n " + context.before().namespace() + " delete service " + name;
        return Judgement.of(
                effect.after(List.of(delete + ", then sync or apply the rendered files")),
                effect.after(List.of(delete + "; the operator creates it again")));
    }

    /** Clients of one Service; a cluster of one member has no other for reads than that of the primary. */
    private static Interrupts cutOff(String service, ChangeContext context) {
        boolean isOfReplicas = service.equals(context.before().name() + "-repl");
        return new Interrupts(
                isOfReplicas ? Interruption.NONE : Interruption.OUTAGE,
                isOfReplicas || context.before().members() == 1 ? Interruption.OUTAGE : Interruption.NONE,
                Interruption.OUTAGE);
    }

    private static boolean isLoadBalancer(Optional<KubernetesObject> service) {
        return service.filter(object -> object.get("spec", "type").text().equals("LoadBalancer"))
                .isPresent();
    }

    /** A load balancer that asks the nodes for their health finds the right ones by itself. */
    private static Judgement judgeExternalTraffic(ValueChange change, ChangeContext context) {
        boolean isReached = context.oldObject()
                .map(service -> service.get("spec", "type").text())
                .filter(type -> type.equals("NodePort") || type.equals("LoadBalancer"))
                .isPresent();
        return Judgement.of(
                isReached && isLocal(change)
                        ? excluding(
                                "a node refuses clients from outside unless a member that the Service selects runs on it: they"
                                        + " need the address of that node, or a load balancer that checks the health of nodes")
                        : Effect.of(Impact.RELOAD, "traffic from outside takes another way"));
    }

    private static Judgement judgeInternalTraffic(ValueChange change, ChangeContext context) {
        return Judgement.of(
                isLocal(change)
                        ? excluding(
                                "clients reach the cluster only from a node on which a member runs that the Service selects")
                        : Effect.of(Impact.RELOAD, "traffic takes another way"));
    }

    private static boolean isLocal(ValueChange change) {
        return change.after().asText().equals("Local");
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

    /** Clients and members notice nothing of a policy that selects the pods of Jobs. */
    static boolean isOfJobs(KubernetesObject policy) {
        return policy.get("spec", "podSelector", "matchExpressions").items().stream()
                .filter(expression -> expression.get("key").text().equals(COMPONENT)
                        && expression.get("operator").text().equals("In"))
                .anyMatch(expression -> !expression.get("values").texts().contains("postgres"));
    }

    private static Judgement judgePolicy(ValueChange change, ChangeContext context) {
        if (context.oldObject().filter(NetworkRules::isOfJobs).isPresent()
                && context.newObject().filter(NetworkRules::isOfJobs).isPresent()) {
            return Judgement.of(Effect.of(Impact.METADATA, "Jobs have other connections from now on"));
        }
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
