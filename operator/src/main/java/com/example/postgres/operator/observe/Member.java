package com.example.postgres.operator.observe;

import java.util.Optional;

/**
 * A member of a cluster.
 *
 * @param pod its pod
 * @param report what its Patroni says; empty if it does not answer
 */
public record Member(PodState pod, Optional<MemberReport> report) {

    /** The name of the member and of its pod. */
    public String name() {
        return pod.name();
    }

    /** Whether Patroni says that it leads the cluster. */
    public boolean isLeader() {
        return report.filter(MemberReport::isLeader).isPresent();
    }

    /** Whether it serves: Ready, not being deleted, and working in the view of its Patroni. */
    public boolean isHealthy() {
        return pod.isReady() && !pod.isDeleting() && isWorking();
    }

    /** Whether its server runs, in the view of its Patroni. */
    public boolean isWorking() {
        return report.filter(MemberReport::isWorking).isPresent();
    }

    /** Whether a parameter waits for a restart of PostgreSQL. */
    public boolean isRestartPending() {
        return report.filter(MemberReport::isRestartPending).isPresent();
    }
}
