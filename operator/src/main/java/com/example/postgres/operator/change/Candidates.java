package com.example.postgres.operator.change;

import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.MemberReport;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Which replica may take over in a planned switchover. */
final class Candidates {

    private Candidates() {}

    /**
     * The nearest replica that streams and, in a synchronous mode, is synchronous; rather not one whose node will be drained. Empty if
     * there is none.
     */
    static Optional<Member> best(ClusterObservation observed, RolloutPolicy policy, Predicate<Member> isSuitable) {
        return observed.replicas().stream()
                .filter(Member::isHealthy)
                .filter(isSuitable)
                .filter(member -> isSafe(observed, policy, member))
                .min(Comparator.<Member, Boolean>comparing(observed::isOnCordonedNode)
                        .thenComparingLong(member -> observed.lag(member).orElse(Long.MAX_VALUE))
                        .thenComparing(Member::name));
    }

    /** Whether a replica streams and has replayed nearly everything. */
    static boolean isNear(ClusterObservation observed, RolloutPolicy policy, Member replica) {
        return replica.report().filter(MemberReport::isStreaming).isPresent()
                && observed.lag(replica).orElse(Long.MAX_VALUE) <= policy.maxLag();
    }

    /** In a standby cluster Patroni names no synchronous standbys: all commits are at its source. */
    private static boolean isSafe(ClusterObservation observed, RolloutPolicy policy, Member replica) {
        boolean isSynchronous =
                replica.report().filter(MemberReport::isSynchronous).isPresent();
        return isNear(observed, policy, replica)
                && (!policy.isSynchronous() || observed.isStandbyCluster() || isSynchronous);
    }
}
