package com.example.postgres.proof.disruption;

import java.util.List;

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
