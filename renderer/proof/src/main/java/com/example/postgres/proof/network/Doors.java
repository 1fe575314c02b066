package com.example.postgres.proof.network;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.Match;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who comes in at each port of the members from elsewhere. Who needs to is known of nobody but the monitoring system. */
final class Doors {

    private static final String PATRONI = "patroni";
    private static final List<String> FOR_CLIENTS = List.of("postgresql", "pgbouncer");

    /**
     * One port of the members and who comes in.
     *
     * @param members the pods
     * @param portName name of the port
     * @param port number of the port
     * @param visitors who comes in
     * @param by the policies that allow it
     * @param limiting the policies that select the members
     * @param isScraped whether a PodMonitor of the set asks at it
     */
    record Door(
            PodTemplate members,
            String portName,
            int port,
            Set<String> visitors,
            Set<String> by,
            List<Policy> limiting,
            boolean isScraped) {

        static final String ANYONE = "anyone";

        boolean isOpenToAnyone() {
            return visitors.contains(ANYONE);
        }
    }

    private Doors() {}

    /** The doors of the pods. */
    static List<Door> of(PodTemplate members, ObjectSet set) {
        List<Door> doors = new ArrayList<>();
        members.namedPorts().forEach((name, port) -> {
            Set<String> visitors = new LinkedHashSet<>();
            Set<String> by = new LinkedHashSet<>();
            List<Policy> limiting = new ArrayList<>();
            for (Endpoint member : Endpoint.of(members)) {
                List<Policy> policies = Policy.limiting(set, member, Direction.INGRESS);
                limiting.addAll(policies);
                if (policies.isEmpty()) {
                    visitors.add(Door.ANYONE);
                    by.add("no policy: open");
                }
                policies.forEach(policy -> addVisitors(policy, members, member, Ports.tcp(port), visitors, by));
            }
            doors.add(new Door(members, name, port, visitors, by, limiting, isScraped(members, name, port, set)));
        });
        return doors;
    }

    private static void addVisitors(
            Policy policy, PodTemplate members, Endpoint member, Ports ports, Set<String> visitors, Set<String> by) {
        for (Value rule : policy.rules(Direction.INGRESS)) {
            if (ports.in(rule.get("ports"), member) == Match.NO) {
                continue;
            }
            List<Peer> peers = policy.peers(rule, Direction.INGRESS);
            if (peers.isEmpty()) {
                visitors.add(Door.ANYONE);
                by.add(policy.name());
            }
            for (Peer peer : peers) {
                if (!peer.isOnly(members)) {
                    visitors.add(peer.isAnyone() ? Door.ANYONE : peer.toString());
                    by.add(policy.name());
                }
            }
        }
    }

    /** https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
    private static boolean isScraped(PodTemplate members, String name, int port, ObjectSet set) {
        return set.in("PodMonitor", members.namespace())
                .filter(monitor -> new LabelSelector(monitor.get("spec", "selector")).selects(members.labels()))
                .map(monitor -> monitor.get("spec", "podMetricsEndpoints"))
                .flatMap(endpoints -> endpoints.items().stream())
                .anyMatch(endpoint -> endpoint.get("port").text().equals(name)
                        || endpoint.get("portNumber").number().orElse(-1) == port);
    }

    /** What is wrong with the doors of some members. */
    static List<Violation> findings(List<Door> doors) {
        List<Violation> findings = new ArrayList<>();
        List<Door> forClients = doors.stream()
                .filter(door -> FOR_CLIENTS.contains(door.portName()))
                .toList();
        if (!forClients.isEmpty()
                && forClients.stream().allMatch(door -> door.visitors().isEmpty())) {
            findings.add(place(forClients.get(0))
                    .warning(
                            "network.no-client",
                            "no policy lets a client reach " + forClients.get(0).members()
                                    + ": allow the port from somebody, unless this is meant"));
        }
        for (Door door : doors) {
            if (door.isScraped() && door.visitors().isEmpty()) {
                findings.add(place(door)
                        .error(
                                "network.ingress-denied",
                                "no policy lets a monitoring system reach the port " + door.port() + " of "
                                        + door.members() + ", which a PodMonitor of the set asks for: allow it"));
            }
            if (door.portName().equals(PATRONI)
                    && door.isOpenToAnyone()
                    && !door.limiting().isEmpty()) {
                findings.add(place(door)
                        .warning(
                                "network.patroni-open",
                                "anyone reaches Patroni's REST API on port " + door.port() + " of " + door.members()
                                        + ", which also takes commands: allow members and monitoring only"));
            }
        }
        return findings;
    }

    private static Value place(Door door) {
        List<KubernetesObject> policies = door.limiting().stream()
                .filter(policy -> door.by().isEmpty() || door.by().contains(policy.name()))
                .map(Policy::object)
                .toList();
        return policies.isEmpty()
                ? door.members().owner().get("metadata", "name")
                : new Policy(policies.get(0)).place(Direction.INGRESS);
    }
}
