package com.example.postgres.proof.disruption;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code kubectl drain}, step by step: it evicts every pod of the node, and retries those that were refused. An evicted pod
 * runs on another node before the next try.
 *
 * <p>https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
 */
final class Drain {

    private final List<Member> members;
    private final Set<Integer> away = new HashSet<>();
    private int mostAway;

    private Drain(List<Member> members) {
        this.members = members;
    }

    /**
     * The outcome of a drain.
     *
     * @param completes whether every node got empty
     * @param mostAway how many healthy members were unavailable at once
     */
    record Outcome(boolean completes, int mostAway) {}

    /** Drains the nodes one after the other. */
    static Outcome ofNodes(List<Member> members, List<Integer> nodes) {
        Drain drain = new Drain(members);
        boolean completes = true;
        for (int node : nodes) {
            completes &= drain.empty(node);
        }
        return new Outcome(completes, drain.mostAway);
    }

    /** How many members may be evicted at once while all are well, as by drains of many nodes at the same time. */
    static int atOnce(List<Member> members) {
        Drain drain = new Drain(members);
        members.forEach(drain::evict);
        return drain.mostAway;
    }

    private boolean empty(int node) {
        List<Member> waiting = new ArrayList<>(
                members.stream().filter(member -> member.node() == node).toList());
        while (!waiting.isEmpty()) {
            if (!waiting.removeIf(this::evict)) {
                return false;
            }
            away.clear();
        }
        return true;
    }

    private boolean evict(Member member) {
        if (!isAllowed(member)) {
            return false;
        }
        away.add(member.number());
        mostAway = Math.max(mostAway, (int) members.stream()
                .filter(gone -> away.contains(gone.number()) && !gone.isBroken())
                .count());
        return true;
    }

    private boolean isAllowed(Member member) {
        if (member.budgets().size() != 1) {
            // For two budgets the API answers 500.
            return member.budgets().isEmpty();
        }
        Budget budget = member.budgets().get(0);
        List<Member> counted = members.stream()
                .filter(other -> other.budgets().contains(budget))
                .toList();
        long healthy = counted.stream()
                .filter(other -> !other.isBroken() && !away.contains(other.number()))
                .count();
        int desired = budget.desiredHealthy(counted.size());
        if (member.isBroken() && (budget.letsBrokenPodsGo() || (desired > 0 && healthy >= desired))) {
            return true;
        }
        return healthy > desired;
    }

    /**
     * A pod in the simulation.
     *
     * @param number of the pod in its StatefulSet
     * @param node it runs on
     * @param budgets that count it
     * @param isBroken whether it never becomes ready, wherever it runs
     */
    record Member(int number, int node, List<Budget> budgets, boolean isBroken) {

        Member {
            budgets = List.copyOf(budgets);
        }
    }
}
