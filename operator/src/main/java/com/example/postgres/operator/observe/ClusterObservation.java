package com.example.postgres.operator.observe;

import com.example.postgres.render.ClusterId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is seen of a cluster at one moment.
 *
 * @param cluster namespace and name
 * @param statefulSet of the members; empty if there is none, or one that is being deleted
 * @param members with a pod, by ordinal
 * @param claims of the members
 * @param leader the member that holds Patroni's leader lock; empty if none does
 * @param configuredAt when the cluster-wide configuration was changed last, in seconds since 1970; 0 if unknown
 * @param cordonedNodes names of the nodes of members that will probably be drained
 * @param backup the state of its base backups
 * @param archive whether its WAL reaches the archive
 */
public record ClusterObservation(
        ClusterId cluster,
        Optional<StatefulSetState> statefulSet,
        List<Member> members,
        List<ClaimState> claims,
        String leader,
        long configuredAt,
        Set<String> cordonedNodes,
        BackupRecord backup,
        ArchiveRecord archive) {

    /** With room for clocks that differ: Patroni's is that of its node, the other one that of the API server. */
    private static final int FIRST_CYCLE_SECONDS = 2;

    public ClusterObservation {
        members = List.copyOf(members);
        claims = List.copyOf(claims);
        cordonedNodes = Set.copyOf(cordonedNodes);
    }

    /** What the cache and the members say. */
    public static ClusterObservation of(ClusterId cluster, LiveCluster live, List<Member> members) {
        return new ClusterObservation(
                cluster,
                live.find("StatefulSet", cluster.name())
                        .filter(object -> !object.isDeleting())
                        .map(StatefulSetState::of),
                members,
                live.claims(),
                live.find("ConfigMap", cluster.name() + "-leader")
                        .map(object -> object.details().path("leader").asText())
                        .orElse(""),
                live.find("ConfigMap", cluster.name() + "-config")
                        .map(object ->
                                seconds(object.details().path("appliedAt").asText()))
                        .orElse(0L),
                live.cordonedNodes(),
                BackupRecord.of(live, cluster.name()),
                ArchiveRecord.of(live, cluster.name()));
    }

    private static long seconds(String time) {
        try {
            return Instant.parse(time).getEpochSecond();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    /** The member that leads and holds the leader lock; empty while there is none. */
    public Optional<Member> primary() {
        return members.stream()
                .filter(member -> member.name().equals(leader) && member.isLeader())
                .findFirst();
    }

    /** Whether the leader follows another cluster. */
    public boolean isStandbyCluster() {
        return primary()
                .flatMap(Member::report)
                .filter(report -> report.role().equals(MemberReport.STANDBY_LEADER))
                .isPresent();
    }

    /**
     * Whether a restart of the member may change nothing: a standby cluster has at least its source's values, and nobody sees here when
     * they change. It would restart again and again.
     */
    public boolean isKeptBySource(Member member) {
        return isStandbyCluster()
                && member.report()
                        .filter(report -> report.pendingRestart() == PendingRestart.LOWERED)
                        .isPresent();
    }

    /** The members that do not hold the leader lock. */
    public List<Member> replicas() {
        return members.stream().filter(member -> !member.name().equals(leader)).toList();
    }

    /** The members that serve. */
    public long healthyMembers() {
        return members.stream().filter(Member::isHealthy).count();
    }

    /** The claim that requests most; empty if there is none. */
    public Optional<ClaimState> largestClaim() {
        return claims.stream().max(ClaimState.BY_SIZE);
    }

    /**
     * Whether the member's Patroni has read the current configuration, so that what it says about a restart is up to date. A new
     * configuration wakes Patroni at once, and about a second later it knows about restarts: what it says counts from its next cycle.
     */
    public boolean hasCurrentConfiguration(Member member) {
        return member.report()
                .filter(report -> report.configurationSeen() > configuredAt + FIRST_CYCLE_SECONDS)
                .isPresent();
    }

    /** Whether the member's node is cordoned, so that a drain may follow. */
    public boolean isOnCordonedNode(Member member) {
        return cordonedNodes.contains(member.pod().node());
    }

    /** How far the member is behind the primary, in bytes of WAL; empty if one of the positions is unknown. */
    public OptionalLong lag(Member member) {
        long primary =
                primary().flatMap(Member::report).map(MemberReport::position).orElse(0L);
        long own = member.report().map(MemberReport::position).orElse(0L);
        return primary == 0 || own == 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, primary - own));
    }
}
