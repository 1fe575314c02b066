package com.example.postgres.proof.disruption;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.disruption.Drain.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the nodes and the members are like when draining begins. */
enum Scenario {
    SPREAD("one member on each node", 1, 0),
    TOGETHER("two members on one node", 2, 0),
    ONE_BROKEN("one member is broken; its node is drained", 2, 1),
    TWO_BROKEN("two members are broken; the node of one is drained", 3, 2);

    private static final String HOST = "kubernetes.io/hostname";

    private final String description;
    private final int fewestMembers;
    private final int broken;

    Scenario(String description, int fewestMembers, int broken) {
        this.description = description;
        this.fewestMembers = fewestMembers;
        this.broken = broken;
    }

    String description() {
        return description;
    }

    boolean hasBrokenMembers() {
        return broken > 0;
    }

    /** Whether it can come about. */
    boolean isPossible(PodTemplate pods) {
        return pods.replicas() >= fewestMembers && !(this == TOGETHER && isApartForSure(pods));
    }

    /** Drains every node; those of broken members in the scenarios that have them. */
    Drain.Outcome run(List<List<Budget>> budgets) {
        List<Member> members = new ArrayList<>();
        int count = budgets.size();
        for (int i = 0; i < count; i++) {
            int node = this == TOGETHER && i == 1 ? 0 : i;
            members.add(new Member(i, node, budgets.get(i), i >= count - broken));
        }
        List<Integer> nodes = hasBrokenMembers()
                ? List.of(count - 1)
                : IntStream.range(0, count).boxed().toList();
        return Drain.ofNodes(members, nodes);
    }

    private static boolean isApartForSure(PodTemplate pods) {
        Value spec = pods.spec();
        boolean spreads = spec.get("topologySpreadConstraints").items().stream()
                .anyMatch(constraint -> constraint.get("topologyKey").text().equals(HOST)
                        && constraint.get("whenUnsatisfiable").text().equals("DoNotSchedule"));
        boolean repels =
                spec
                        .get("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
                        .items()
                        .stream()
                        .anyMatch(term -> term.get("topologyKey").text().equals(HOST));
        return spreads || repels;
    }
}
