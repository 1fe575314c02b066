package com.example.postgres.model;

import com.example.postgres.target.Consumer;

/**
 * Everything in which the sets for GitOps and for the operator differ. The pod template is not among it: a running
 * cluster moves from one to the other without a restart.
 */
final class ConsumerDifferences {

    private ConsumerDifferences() {}

    /**
     * {@code OnDelete} for the operator, which restarts through Patroni or resizes in place; without it nobody but the
     * StatefulSet controller would ever restart a pod.
     */
    static String updateStrategy(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? "OnDelete" : "RollingUpdate";
    }

    /** Without an operator only members call Patroni. */
    static boolean operatorReachesPatroni(Consumer consumer) {
        return consumer == Consumer.OPERATOR;
    }
}
