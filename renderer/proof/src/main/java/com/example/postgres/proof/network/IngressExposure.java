package com.example.postgres.proof.network;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ingress exposure of one port of the members: the sources outside the cluster that policies let in. Which sources are
 * required is known for monitoring only.
 *
 * @param members the pods
 * @param portName name of the port
 * @param port number of the port
 * @param sources that reach it
 * @param by names of the policies that allow it
 * @param limiting policies that select the members
 * @param isScraped whether a PodMonitor of the set scrapes it
 */
record IngressExposure(
        PodTemplate members,
        String portName,
        int port,
        Set<String> sources,
        Set<String> by,
        List<Policy> limiting,
        boolean isScraped) {

    private static final String ANYONE = "anyone";
    private static final String PATRONI = "patroni";
    private static final List<String> FOR_CLIENTS = List.of("postgresql", "pgbouncer");

    /** The exposure of each port of the pods. */
    static List<IngressExposure> of(PodTemplate members, ObjectSet set) {
        List<IngressExposure> exposures = new ArrayList<>();
        members.namedPorts().forEach((name, port) -> {
            Set<String> sources = new LinkedHashSet<>();
            Set<String> by = new LinkedHashSet<>();
            List<Policy> limiting = new ArrayList<>();
            for (Endpoint member : Endpoint.of(members)) {
                List<Policy> policies = Policy.limiting(set, member, Direction.INGRESS);
                limiting.addAll(policies);
                if (policies.isEmpty()) {
                    sources.add(ANYONE);
                    by.add("no policy: open");
                }
                policies.forEach(policy -> addSources(policy, members, member, Ports.tcp(port), sources, by));
            }
            exposures.add(new IngressExposure(
                    members, name, port, sources, by, limiting, isScraped(members, name, port, set)));
        });
        return exposures;
    }

    private static void addSources(
            Policy policy, PodTemplate members, Endpoint member, Ports ports, Set<String> sources, Set<String> by) {
        for (Value rule : policy.rules(Direction.INGRESS)) {
            if (ports.in(rule.get("ports"), member) == Match.NO) {
                continue;
            }
            List<Peer> peers = policy.peers(rule, Direction.INGRESS);
            if (peers.isEmpty()) {
                sources.add(ANYONE);
                by.add(policy.name());
            }
            for (Peer peer : peers) {
                if (!peer.isOnly(members)) {
                    sources.add(peer.isAnyone() ? ANYONE : peer.toString());
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

    /** What is wrong with the exposure of the ports of some members. */
    static List<Violation> findings(List<IngressExposure> ports) {
        List<Violation> findings = new ArrayList<>();
        List<IngressExposure> forClients = ports.stream()
                .filter(port -> FOR_CLIENTS.contains(port.portName()))
                .toList();
        if (!forClients.isEmpty()
                && forClients.stream().allMatch(port -> port.sources().isEmpty())) {
            findings.add(rulesOf(forClients.get(0))
                    .warning(
                            "network.no-client",
                            "no policy lets a client reach " + forClients.get(0).members()
                                    + ": allow the port from a peer, unless this is intended"));
        }
        for (IngressExposure port : ports) {
            if (port.isScraped() && port.sources().isEmpty()) {
                findings.add(rulesOf(port)
                        .error(
                                "network.ingress-denied",
                                "no policy lets a monitoring system reach the port " + port.port() + " of "
                                        + port.members() + ", which a PodMonitor of the set scrapes: allow it"));
            }
            if (port.portName().equals(PATRONI)
                    && port.sources().contains(ANYONE)
                    && !port.limiting().isEmpty()) {
                findings.add(rulesOf(port)
                        .warning(
                                "network.patroni-open",
                                "any pod can reach Patroni's REST API on port " + port.port() + " of " + port.members()
                                        + ", which accepts commands: allow only members and monitoring"));
            }
        }
        return findings;
    }

    private static Value rulesOf(IngressExposure port) {
        List<KubernetesObject> policies = port.limiting().stream()
                .filter(policy -> port.by().isEmpty() || port.by().contains(policy.name()))
                .map(Policy::object)
                .toList();
        return policies.isEmpty()
                ? port.members().owner().get("metadata", "name")
                : new Policy(policies.get(0)).rulesOf(Direction.INGRESS);
    }
}
