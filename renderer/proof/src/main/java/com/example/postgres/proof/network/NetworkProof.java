package com.example.postgres.proof.network;

import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.proof.network.NeededFlows.Flow;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;

/** Every connection that the pods need is allowed at both ends, and what else is allowed. */
public final class NetworkProof {

    private final ObjectSet set;
    private final FactTable.Builder facts =
            FactTable.of("namespace", "from", "to", "port", "needed", "egress", "ingress");
    private final List<Violation> findings = new ArrayList<>();

    private NetworkProof(ObjectSet set) {
        this.set = set;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        NetworkProof proof = new NetworkProof(set);
        NeededFlows.of(set).forEach(proof::check);
        set.templates().stream().filter(PodTemplate::isMember).forEach(proof::checkExposure);
        return new Proof("network", "Network", proof.facts.build(), proof.findings);
    }

    private void check(Flow flow) {
        Decision egress = Decision.OUTSIDE;
        Decision ingress = Decision.OUTSIDE;
        boolean isFirst = true;
        for (Endpoint from : Endpoint.of(flow.source())) {
            for (Endpoint to : flow.destination()) {
                Decision out = Decision.of(set, from, Direction.EGRESS, to, flow.ports(), to);
                Decision in = Decision.of(set, to, Direction.INGRESS, from, flow.ports(), to);
                egress = isFirst ? out : egress.and(out);
                ingress = isFirst ? in : ingress.and(in);
                isFirst = false;
            }
        }
        facts.row(
                flow.source().namespace(),
                flow.source(),
                flow.target(),
                flow.ports(),
                "yes",
                egress.by(),
                ingress.by());
        report(flow, Direction.EGRESS, egress);
        report(flow, Direction.INGRESS, ingress);
    }

    private void report(Flow flow, Direction direction, Decision decision) {
        if (decision.match() != Match.NO) {
            return;
        }
        decision.denying()
                .ifPresent(policy -> findings.add(policy.rulesOf(direction)
                        .violation(
                                flow.severity(),
                                "network." + direction.rules() + "-denied",
                                "no policy allows " + flow.source() + " to reach " + flow.target() + " on "
                                        + flow.ports() + ", and without it " + flow.why() + ": allow it")));
    }

    private void checkExposure(PodTemplate members) {
        if (Endpoint.of(members).stream()
                .allMatch(member ->
                        Policy.limiting(set, member, Direction.INGRESS).isEmpty())) {
            findings.add(members.owner()
                    .get("metadata", "name")
                    .warning(
                            "network.no-policy",
                            "no NetworkPolicy of the set limits who connects to the members, so every pod can reach"
                                    + " PostgreSQL and Patroni: add the rendered policies, unless this is intended"));
        }
        List<IngressExposure> ports = IngressExposure.of(members, set);
        for (IngressExposure port : ports) {
            facts.row(
                    members.namespace(),
                    port.sources().isEmpty() ? "no other source" : String.join("; ", port.sources()),
                    members,
                    "TCP " + port.port(),
                    port.isScraped() ? "by a PodMonitor" : "not known",
                    "-",
                    port.by().isEmpty() ? "denied" : String.join(", ", port.by()));
        }
        findings.addAll(IngressExposure.findings(ports));
    }
}
