package com.example.postgres.proof.network;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.Value;
import java.util.List;

/**
 * A NetworkPolicy.
 *
 * @param object of the set
 */
record Policy(KubernetesObject object) {

    /** The policies that limit the pods in a direction; none when they may do everything. */
    static List<Policy> limiting(ObjectSet set, Endpoint pods, Direction direction) {
        return set.in("NetworkPolicy", pods.namespace())
                .filter(object -> object.id().group().equals("networking.k8s.io"))
                .map(Policy::new)
                .filter(policy -> policy.limits(direction) && policy.selects(pods))
                .toList();
    }

    private boolean selects(Endpoint pods) {
        Value selector = object.get("spec", "podSelector");
        return !selector.exists() || new LabelSelector(selector).selects(pods.labels());
    }

    /** Without {@code policyTypes} every policy limits what comes in, and one with rules for it also what goes out. */
    private boolean limits(Direction direction) {
        List<String> types = object.get("spec", "policyTypes").texts();
        return types.isEmpty()
                ? direction == Direction.INGRESS || !rules(direction).isEmpty()
                : types.contains(direction.type());
    }

    List<Value> rules(Direction direction) {
        return object.get("spec", direction.rules()).items();
    }

    List<Peer> peers(Value rule, Direction direction) {
        return rule.get(direction.peers()).items().stream()
                .map(peer -> new Peer(peer, object.id().namespace()))
                .toList();
    }

    /** Whether a rule allows the connection with the other end. */
    Match allows(Direction direction, Endpoint other, Ports ports, Endpoint destination, ObjectSet set) {
        Match match = Match.NO;
        for (Value rule : rules(direction)) {
            match = match.or(ports.in(rule.get("ports"), destination).and(reaches(rule, direction, other, set)));
        }
        return match;
    }

    private Match reaches(Value rule, Direction direction, Endpoint other, ObjectSet set) {
        List<Peer> peers = peers(rule, direction);
        return peers.isEmpty()
                ? Match.YES
                : peers.stream().map(peer -> peer.matches(other, set)).reduce(Match.NO, Match::or);
    }

    /** The rules of the direction; the spec where there are none. */
    Value rulesOf(Direction direction) {
        Value rules = object.get("spec", direction.rules());
        return rules.exists() ? rules : object.get("spec");
    }

    String name() {
        return object.id().name();
    }
}
