package com.example.postgres.operator.status;

/** What a cluster is doing, in one word. */
public enum Phase {
    /** Before its resources exist. */
    PENDING("Pending"),
    /** Its resources exist, and its members have not all been ready yet. */
    CREATING("Creating"),
    /** All members are ready. */
    RUNNING("Running"),
    /** A change of the configuration is in progress. */
    UPDATING("Updating"),
    /** The number of members is changing. */
    SCALING("Scaling"),
    /** A primary serves, and some members are not available. */
    DEGRADED("Degraded"),
    /** No member leads, and Patroni is choosing or restarting one. */
    RECOVERING("Recovering"),
    /** Nothing goes on until somebody acts. */
    FAILED("Failed"),
    /** The PostgresCluster is being deleted. */
    DELETING("Deleting");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    /** The word in the status. */
    public String label() {
        return label;
    }

    /**
     * What the phase depends on.
     *
     * @param isDeleting whether the PostgresCluster is being deleted
     * @param isStalled whether something keeps the operator from going on until somebody acts
     * @param hasResources whether the StatefulSet or a pod exists
     * @param hasPrimary whether a member leads and serves
     * @param members that the cluster should have
     * @param pods that exist
     * @param healthy members that serve
     * @param brokenPods pods that cannot run, in the view of the kubelet or the scheduler
     * @param change that is in progress
     */
    public record Facts(
            boolean isDeleting,
            boolean isStalled,
            boolean hasResources,
            boolean hasPrimary,
            int members,
            int pods,
            int healthy,
            int brokenPods,
            Progress change) {

        boolean isComplete() {
            return hasPrimary && pods == members && healthy == members;
        }

        /**
         * Nothing serves, nothing goes on, and there is no member that Patroni could promote. Existing members elect a primary even
         * while the operator is stalled.
         */
        boolean isBroken() {
            boolean hasNobody = pods == brokenPods || change == Progress.CREATE;
            return isStalled && !hasPrimary && hasNobody;
        }
    }

    /** The change that is in progress. */
    public enum Progress {
        NONE,
        CREATE,
        SCALE,
        UPDATE
    }

    /** The phase of a cluster. */
    public static Phase of(Facts facts) {
        if (facts.isDeleting()) {
            return DELETING;
        }
        if (!facts.hasResources()) {
            return facts.isStalled() ? FAILED : PENDING;
        }
        if (facts.isBroken()) {
            return FAILED;
        }
        return switch (facts.change()) {
            case CREATE -> CREATING;
            case SCALE -> facts.hasPrimary() ? SCALING : RECOVERING;
            case UPDATE -> facts.hasPrimary() || facts.members() == 1 ? UPDATING : RECOVERING;
            case NONE -> facts.isComplete() ? RUNNING : facts.hasPrimary() ? DEGRADED : RECOVERING;
        };
    }
}
