package com.example.postgres.plan.impact;

import com.example.postgres.object.KubernetesObject;

/** Objects that come or go while their cluster stays, or with it. */
final class Presence {

    private Presence() {}

    static Judgement added(KubernetesObject object, ChangeContext context) {
        String kind = object.id().kind();
        Effect created = Effect.of(Impact.NONE, "the object is created with its cluster");
        boolean isStarted = context.before().members() == 0 && context.after().members() > 0;
        if (isStarted && context.before().exists() && kind.equals("StatefulSet")) {
            return Judgement.of(adopting(context.after()), created);
        }
        if (isStarted) {
            return Judgement.of(created);
        }
        return switch (kind) {
            case "StatefulSet" -> Judgement.of(Effect.of(Impact.RELOAD, "the members start"));
            case "NetworkPolicy" ->
                Judgement.of(
                        NetworkRules.isOfJobs(object)
                                ? Effect.of(
                                        Impact.METADATA,
                                        "connections of Jobs that the policy does not allow are dropped")
                                : NetworkRules.excluding("connections that the policy does not allow are dropped"));
            case "ExternalSecret", "Password" ->
                Judgement.of(Effect.of(
                        Impact.DATA_RISK,
                        "the passwords of an existing Secret of this name are overwritten: use this policy for new clusters"
                                + " only"));
            default ->
                Judgement.of(Effect.of(Impact.METADATA, "the object is created; nothing that runs is interrupted"));
        };
    }

    /** Pods may run without a StatefulSet, such as after kubectl delete --cascade=orphan. */
    private static Effect adopting(ClusterFacts cluster) {
        return Effect.of(
                        Impact.ROLLING_RESTART,
                        "the cluster had no StatefulSet: the new one starts the members, and replaces pods that still run"
                                + " if their template differs")
                .interrupting(Interrupts.oneAfterAnother(cluster.members(), cluster.isWaitingForStandby()));
    }

    static Judgement removed(KubernetesObject object, ChangeContext context) {
        String kind = object.id().kind();
        String suffix = object.id()
                .name()
                .substring(Math.min(
                        context.before().name().length(), object.id().name().length()));
        return switch (kind) {
            case "StatefulSet" -> statefulSet(object);
            case "Service" -> lost("clients and members lose the way that this Service gives them");
            case "Secret", "ExternalSecret", "Password" ->
                Judgement.of(Effect.of(Impact.DATA_RISK, "the passwords may be deleted with the object"));
            case "ServiceAccount", "Role", "RoleBinding" ->
                suffix.isEmpty()
                        ? lost("the members lose their permissions, and the primary becomes read-only")
                        : Judgement.of(Effect.of(Impact.METADATA, "a Job loses its permissions"));
            case "ConfigMap" -> configMap(suffix);
            case "NetworkPolicy" ->
                Judgement.of(Effect.of(Impact.RELOAD, "connections are no longer restricted by this policy"));
            default ->
                Judgement.of(Effect.of(
                        Impact.METADATA,
                        "the object is deleted if whoever applies the set prunes; the members run on"));
        };
    }

    private static Judgement statefulSet(KubernetesObject object) {
        boolean isDeleting = object.get("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")
                .text()
                .equals("Delete");
        return Judgement.of((isDeleting
                        ? Effect.of(Impact.DATA_RISK, "when the StatefulSet is deleted, the data is deleted with it")
                        : Effect.of(
                                Impact.OUTAGE,
                                "when the StatefulSet is deleted, all members stop; the volumes are kept"))
                .interrupting(Interrupts.EVERYTHING));
    }

    private static Judgement configMap(String suffix) {
        return switch (suffix) {
            case "-config", "-leader", "-failover", "-sync" ->
                Judgement.of(
                        Effect.of(
                                Impact.DATA_RISK,
                                "Patroni loses its state: the identity of the cluster, its leader or its synchronous standbys"));
            case "-patroni", "-scripts" -> lost("no member can start again without these files");
            default -> Judgement.of(Effect.of(Impact.METADATA, "the ConfigMap is deleted; the members run on"));
        };
    }

    private static Judgement lost(String reason) {
        return Judgement.of(Effect.of(Impact.OUTAGE, reason).interrupting(Interrupts.EVERYTHING));
    }
}
