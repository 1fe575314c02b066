package com.example.postgres.proof.disruption;

import com.example.postgres.model.Labels;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.proof.disruption.Drain.Member;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Nodes can be drained, and take one member away at a time. */
public final class DisruptionProof {

    private final ObjectSet set;
    private final FactTable.Builder facts = FactTable.of(
            "namespace", "members", "replicas", "budget", "atOnce", "scenario", "completes", "mostAway", "handsOver");
    private final List<Violation> findings = new ArrayList<>();

    private DisruptionProof(ObjectSet set) {
        this.set = set;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        DisruptionProof proof = new DisruptionProof(set);
        set.ofKind("PodDisruptionBudget").forEach(proof::checkBudget);
        set.templates().forEach(proof::checkOverlap);
        set.templates().stream()
                .filter(pods -> pods.isMember() && pods.replicas() > 0)
                .forEach(proof::simulate);
        return new Proof("disruption", "Drain of nodes", proof.facts.build(), proof.findings);
    }

    private void checkBudget(KubernetesObject object) {
        Budget budget = new Budget(object);
        if (!budget.isSound()) {
            findings.add(budget.limit()
                    .violation(
                            severity(!object.cluster().isEmpty()),
                            "disruption.limit",
                            "set either minAvailable or maxUnavailable, to a number of pods or a percentage"));
        }
        boolean countsSome = set.templates().stream()
                .filter(pods ->
                        ObjectSet.isSameNamespace(pods.namespace(), object.id().namespace()))
                .anyMatch(pods -> roles(pods).stream().anyMatch(budget::selects));
        if (!countsSome) {
            findings.add(object.get("spec", "selector")
                    .violation(
                            severity(!object.cluster().isEmpty()),
                            "disruption.selects-nothing",
                            "selects no pod of the set, so it protects nothing: copy the labels of the pods"));
        }
    }

    private void checkOverlap(PodTemplate pods) {
        for (Map<String, String> labels : roles(pods)) {
            List<Budget> budgets = Budget.of(set, pods.namespace(), labels);
            if (budgets.size() > 1) {
                findings.add(budgets.get(1)
                        .object()
                        .get("spec", "selector")
                        .violation(
                                severity(pods.isOfCluster()),
                                "disruption.two-budgets",
                                "selects pods of " + pods + " that "
                                        + budgets.get(0).object()
                                        + " also selects, and pods of two budgets are never evicted: remove one"));
                return;
            }
        }
    }

    private void simulate(PodTemplate pods) {
        List<List<Budget>> budgets = new ArrayList<>();
        for (int i = 0; i < pods.replicas(); i++) {
            budgets.add(Budget.of(set, pods.namespace(), labels(pods, i)));
        }
        Set<Budget> used = new LinkedHashSet<>();
        budgets.forEach(used::addAll);
        int atOnce = Drain.atOnce(members(budgets));
        Optional<HandOver> handOver = HandOver.of(set, pods);
        List<Scenario> blocked = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            if (scenario.isPossible(pods)) {
                Drain.Outcome outcome = scenario.run(budgets);
                facts.row(
                        pods.namespace(),
                        pods,
                        pods.replicas(),
                        used.isEmpty()
                                ? "none"
                                : String.join(
                                        ", ",
                                        used.stream().map(Budget::toString).toList()),
                        atOnce,
                        scenario.description(),
                        outcome.completes() ? "yes" : "never",
                        outcome.mostAway(),
                        scenario.hasBrokenMembers()
                                ? "-"
                                : handOver.map(way -> way.succeeds() ? "yes" : "no")
                                        .orElse("-"));
                if (!outcome.completes()) {
                    blocked.add(scenario);
                }
            }
        }
        used.stream().findFirst().ifPresent(budget -> {
            first(blocked, false).ifPresent(scenario -> blocked(pods, budget, scenario));
            first(blocked, true).ifPresent(scenario -> blockedByBroken(pods, budget, scenario));
        });
        judge(pods, used, atOnce);
        handOver.flatMap(HandOver::finding).ifPresent(findings::add);
    }

    private static Optional<Scenario> first(List<Scenario> scenarios, boolean hasBrokenMembers) {
        return scenarios.stream()
                .filter(scenario -> scenario.hasBrokenMembers() == hasBrokenMembers)
                .findFirst();
    }

    private void judge(PodTemplate pods, Set<Budget> used, int atOnce) {
        if (pods.replicas() > 1 && used.isEmpty()) {
            findings.add(
                    pods.owner()
                            .get("spec", "replicas")
                            .warning(
                                    "disruption.no-budget",
                                    "no PodDisruptionBudget counts the members of " + pods
                                            + ", so concurrent drains can evict all of them: add one, unless this is intended"));
        }
        if (pods.replicas() > 1 && atOnce > 1) {
            used.stream()
                    .findFirst()
                    .ifPresent(budget -> findings.add(budget.limit()
                            .error(
                                    "disruption.many-away",
                                    "lets " + atOnce + " of " + pods.replicas() + " members of " + pods
                                            + " be evicted at once: set maxUnavailable: 1")));
        }
    }

    private void blocked(PodTemplate pods, Budget budget, Scenario scenario) {
        findings.add(budget.limit()
                .error(
                        "disruption.blocked",
                        "no member of " + pods + " can ever be evicted, so a drain never ends ("
                                + scenario.description()
                                + "): set maxUnavailable: 1, or remove the budget of a single member"));
    }

    private void blockedByBroken(PodTemplate pods, Budget budget, Scenario scenario) {
        findings.add(budget.object()
                .get("spec", "unhealthyPodEvictionPolicy")
                .warning(
                        "disruption.broken-blocks",
                        "a drain waits for members of " + pods + " that never become ready (" + scenario.description()
                                + "): set unhealthyPodEvictionPolicy: AlwaysAllow"));
    }

    /** What is wrong with other applications is not an error of the cluster. */
    private static Severity severity(boolean isOfCluster) {
        return isOfCluster ? Severity.ERROR : Severity.WARNING;
    }

    private static List<Member> members(List<List<Budget>> budgets) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < budgets.size(); i++) {
            members.add(new Member(i, i, budgets.get(i), false));
        }
        return members;
    }

    /** The labels that pods of a template may have. */
    private static List<Map<String, String>> roles(PodTemplate pods) {
        return pods.isMember() && pods.replicas() > 1
                ? List.of(labels(pods, 0), labels(pods, 1))
                : List.of(labels(pods, 0));
    }

    /** Patroni labels one member as primary and the others as replicas. */
    private static Map<String, String> labels(PodTemplate pods, int number) {
        Map<String, String> labels = new TreeMap<>(pods.labels());
        if (pods.isMember()) {
            labels.put(Labels.ROLE, number == 0 ? Labels.PRIMARY : Labels.REPLICA);
        }
        return labels;
    }
}
