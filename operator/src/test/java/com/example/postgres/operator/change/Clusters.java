package com.example.postgres.operator.change;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.operator.observe.ArchiveRecord;
import com.example.postgres.operator.observe.BackupRecord;
import com.example.postgres.operator.observe.ClaimState;
import com.example.postgres.operator.observe.ClusterObservation;
import com.example.postgres.operator.observe.Member;
import com.example.postgres.operator.observe.MemberReport;
import com.example.postgres.operator.observe.PendingRestart;
import com.example.postgres.operator.observe.PodState;
import com.example.postgres.operator.observe.PodState.PodResources;
import com.example.postgres.operator.observe.PodState.ResizeStatus;
import com.example.postgres.operator.observe.StatefulSetState;
import com.example.postgres.render.ClusterId;
import com.example.postgres.render.RenderResult;
import com.example.postgres.render.Renderer;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Observations for tests: a cluster named orders whose members can be changed one by one. */
public final class Clusters {

    /** The cluster. */
    public static final ClusterId ORDERS = new ClusterId("shop", "orders");

    static final String REVISION = "orders-new";

    private static final Renderer RENDERER = new Renderer();
    private static final ObjectNode NONE = JsonNodeFactory.instance.objectNode();

    private Clusters() {}

    /** What a spec renders to for the operator. */
    public static ObjectSet rendered(String spec) {
        String text = "{apiVersion: postgres.example.com/v1alpha1, kind: PostgresCluster,"
                + " metadata: {name: orders, namespace: shop}, spec: " + spec + "}";
        Document document = YamlReader.read("cluster.yaml", text).documents().get(0);
        RenderResult result = RENDERER.render(document, RenderTarget.operator());
        if (result instanceof RenderResult.Rendered rendered) {
            return rendered.manifests();
        }
        throw new IllegalArgumentException(text + ": " + result.violations());
    }

    static KubernetesObject statefulSet(ObjectSet set) {
        return set.ofKind("StatefulSet").get(0);
    }

    /** A cluster with members that all serve; the one with ordinal 0 leads. */
    public static ClusterObservation healthy(int members) {
        List<Member> all = new ArrayList<>();
        for (int ordinal = 0; ordinal < members; ordinal++) {
            all.add(member(ordinal, ordinal == 0));
        }
        return new ClusterObservation(
                ORDERS,
                Optional.of(set(members, true)),
                all,
                List.of(new ClaimState("pgdata-orders-0", "10Gi", "10Gi")),
                "orders-0",
                100,
                Set.of(),
                BackupRecord.NONE,
                ArchiveRecord.NONE);
    }

    /** With the claim of the first member only, which asks for the size. */
    static ClusterObservation withClaim(ClusterObservation cluster, String size) {
        return withClaims(cluster, new ClaimState("pgdata-orders-0", size, "10Gi"));
    }

    /** With these claims. */
    public static ClusterObservation withClaims(ClusterObservation cluster, ClaimState... claims) {
        return new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members(),
                List.of(claims),
                cluster.leader(),
                cluster.configuredAt(),
                cluster.cordonedNodes(),
                cluster.backup(),
                cluster.archive());
    }

    static StatefulSetState set(int members, boolean isSettled) {
        KubernetesObject owned = statefulSet(rendered("{version: \"18\", replicas: 3, storage: {size: 10Gi}}"));
        return new StatefulSetState(owned, "set-uid", isSettled, members, members, REVISION);
    }

    static Member member(int ordinal, boolean isLeader) {
        return new Member(
                pod(ordinal, isLeader),
                Optional.of(new MemberReport(
                        isLeader ? "primary" : "replica",
                        isLeader ? "running" : "streaming",
                        1,
                        1000,
                        false,
                        PendingRestart.NONE,
                        Optional.empty(),
                        200)));
    }

    private static PodState pod(int ordinal, boolean isLeader) {
        return new PodState(
                "orders-" + ordinal,
                "uid-" + ordinal,
                "10.0.0." + ordinal,
                "node-" + ordinal,
                REVISION,
                isLeader ? "primary" : "replica",
                true,
                false,
                false,
                "",
                new PodResources(NONE, NONE),
                new ResizeStatus(true, "", Optional.empty(), false, ""),
                NONE);
    }

    /** The same cluster with another member in place of the one of the same name. */
    public static ClusterObservation with(ClusterObservation cluster, Member changed) {
        return new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members().stream()
                        .map(member -> member.name().equals(changed.name()) ? changed : member)
                        .toList(),
                cluster.claims(),
                cluster.leader(),
                cluster.configuredAt(),
                cluster.cordonedNodes(),
                cluster.backup(),
                cluster.archive());
    }

    /** The same cluster with another leader. */
    public static ClusterObservation led(ClusterObservation cluster, int leader) {
        ClusterObservation led = cluster;
        for (Member member : cluster.members()) {
            led = with(led, member(member.pod().ordinal(), member.pod().ordinal() == leader));
        }
        return new ClusterObservation(
                led.cluster(),
                led.statefulSet(),
                led.members(),
                led.claims(),
                "orders-" + leader,
                led.configuredAt(),
                led.cordonedNodes(),
                led.backup(),
                led.archive());
    }

    /** The same cluster, in which these nodes are cordoned; member 0 is on {@code node-0}. */
    public static ClusterObservation cordoned(ClusterObservation cluster, String... nodes) {
        return new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members(),
                cluster.claims(),
                cluster.leader(),
                cluster.configuredAt(),
                Set.of(nodes),
                cluster.backup(),
                cluster.archive());
    }

    /** The same cluster with a configuration that was changed then, in seconds since 1970; its members read it at 200. */
    static ClusterObservation configuredAt(ClusterObservation cluster, long time) {
        return new ClusterObservation(
                cluster.cluster(),
                cluster.statefulSet(),
                cluster.members(),
                cluster.claims(),
                cluster.leader(),
                time,
                cluster.cordonedNodes(),
                cluster.backup(),
                cluster.archive());
    }

    /** The member with a pod that is not Ready. */
    public static Member unready(Member member) {
        return unready(member, "");
    }

    /** The member with a pod that cannot run. */
    public static Member unready(Member member, String problem) {
        PodState pod = member.pod();
        return new Member(
                new PodState(
                        pod.name(),
                        pod.uid(),
                        pod.address(),
                        pod.node(),
                        pod.revision(),
                        pod.role(),
                        false,
                        pod.isDeleting(),
                        pod.isEncrypted(),
                        problem,
                        pod.resources(),
                        pod.resize(),
                        pod.resizedByOperator()),
                Optional.empty());
    }

    /** The same cluster with a member whose kubelet has been resizing it since then. */
    public static ClusterObservation resizing(ClusterObservation cluster, int ordinal, Instant since) {
        JsonNode wanted = YamlReader.readTrusted("wanted", "{postgres: {requests: {cpu: 1}}}");
        return with(
                cluster,
                resized(
                        cluster.members().get(ordinal),
                        wanted,
                        NONE,
                        new ResizeStatus(true, "", Optional.of(since), true, "")));
    }

    /** The member with other resources and another state of their resize. */
    static Member resized(Member member, JsonNode wanted, JsonNode actual, ResizeStatus status) {
        PodState pod = member.pod();
        return new Member(
                new PodState(
                        pod.name(),
                        pod.uid(),
                        pod.address(),
                        pod.node(),
                        "orders-old",
                        pod.role(),
                        pod.isReady(),
                        pod.isDeleting(),
                        pod.isEncrypted(),
                        pod.problem(),
                        new PodResources(wanted, actual),
                        status,
                        wanted),
                member.report());
    }

    /** The member with a parameter that waits for a restart. */
    static Member restartPending(Member member, boolean isLowering) {
        MemberReport report = member.report().orElseThrow();
        return new Member(
                member.pod(),
                Optional.of(new MemberReport(
                        report.role(),
                        report.state(),
                        report.timeline(),
                        report.position(),
                        report.isSynchronous(),
                        isLowering ? PendingRestart.LOWERED : PendingRestart.PLAIN,
                        report.startedAt(),
                        report.configurationSeen())));
    }

    /** The member with a server in another state. */
    static Member inState(Member member, String state) {
        MemberReport report = member.report().orElseThrow();
        return new Member(
                member.pod(),
                Optional.of(new MemberReport(
                        report.role(),
                        state,
                        report.timeline(),
                        report.position(),
                        report.isSynchronous(),
                        report.pendingRestart(),
                        report.startedAt(),
                        report.configurationSeen())));
    }

    /** The member at another position of the WAL, or with another part in synchronous replication. */
    static Member replicating(Member member, long position, boolean isSynchronous) {
        MemberReport report = member.report().orElseThrow();
        return new Member(
                member.pod(),
                Optional.of(new MemberReport(
                        report.role(),
                        report.state(),
                        report.timeline(),
                        position,
                        isSynchronous,
                        report.pendingRestart(),
                        report.startedAt(),
                        report.configurationSeen())));
    }

    /** The member as the leader of a standby cluster. */
    static Member standbyLeader(Member member) {
        MemberReport report = member.report().orElseThrow();
        return new Member(
                member.pod(),
                Optional.of(new MemberReport(
                        MemberReport.STANDBY_LEADER,
                        report.state(),
                        report.timeline(),
                        report.position(),
                        report.isSynchronous(),
                        report.pendingRestart(),
                        report.startedAt(),
                        report.configurationSeen())));
    }

    /** The member with a server that started then. */
    public static Member startedAt(Member member, Instant time) {
        MemberReport report = member.report().orElseThrow();
        return new Member(
                member.pod(),
                Optional.of(new MemberReport(
                        report.role(),
                        report.state(),
                        report.timeline(),
                        report.position(),
                        report.isSynchronous(),
                        report.pendingRestart(),
                        Optional.of(time),
                        report.configurationSeen())));
    }
}
