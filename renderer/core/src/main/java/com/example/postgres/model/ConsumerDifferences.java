package com.example.postgres.model;

import com.example.postgres.target.Consumer;

/**
 * The differences between the manifests for GitOps and for the operator. The pod template is the same for both, so that a
 * running cluster moves from one to the other without a restart.
 */
final class ConsumerDifferences {

    private ConsumerDifferences() {}

    /**
     * {@code OnDelete} for the operator, which restarts through Patroni or resizes in place. Without an operator only the
     * StatefulSet controller restarts pods.
     */
    static String updateStrategy(Consumer consumer) {
        return consumer == Consumer.OPERATOR ? "OnDelete" : "RollingUpdate";
    }

    /** Whether the operator calls Patroni. Without an operator only members do. */
    static boolean operatorReachesPatroni(Consumer consumer) {
        return consumer == Consumer.OPERATOR;
    }
}
