package com.example.postgres.plan.impact;

import static com.example.postgres.plan.impact.Rule.always;
import static com.example.postgres.plan.impact.Rule.judged;
import static com.example.postgres.plan.impact.Rule.roll;

import java.util.List;

/** The StatefulSet of the members. */
final class StatefulSetRules {

    private static final String UNSCHEDULABLE =
            "; a pod that fits no node stays Pending, and the rolling update stops there";

    static final List<Rule> TABLE = Protection.and(
            always("metadata.labels.**", Impact.METADATA, "labels of the StatefulSet change, not those of pods"),
            always(
                    "metadata.annotations.**",
                    Impact.METADATA,
                    "annotations of the StatefulSet change, not those of pods"),
            judged("spec.replicas", Replicas::judge),
            always("spec.minReadySeconds", Impact.METADATA, "the next rolling update waits this long after each pod"),
            always("spec.updateStrategy.**", Impact.METADATA, "whoever applies the set replaces the pods from now on"),
            always("spec.revisionHistoryLimit", Impact.METADATA, "Kubernetes keeps another number of old revisions"),
            judged("spec.persistentVolumeClaimRetentionPolicy.**", Volumes::judgeRetention),
            always(
                    "spec.selector.**",
                    Impact.FORBIDDEN,
                    "the selector of a StatefulSet cannot change, and a new StatefulSet would not adopt the running pods"),
            always(
                    "spec.serviceName",
                    Impact.FORBIDDEN,
                    "the Service of a StatefulSet cannot change, and members know each other by its DNS names"),
            judged("spec.podManagementPolicy", Volumes::judgeImmutable),
            judged("spec.volumeClaimTemplates[*].spec.resources.requests.storage", Volumes::judgeSize),
            judged("spec.volumeClaimTemplates[*].spec.storageClassName", Volumes::judgeClass),
            always(
                    "spec.volumeClaimTemplates[*].spec.**",
                    Impact.FORBIDDEN,
                    "a volume claim keeps the access and volume mode that it was created with"),
            judged("spec.volumeClaimTemplates.**", Volumes::judgeImmutable),
            judged(
                    "spec.template.metadata.annotations[postgres.example.com/restart-parameters]",
                    (change, context) -> Rolls.servers(
                            context,
                            "a parameter that PostgreSQL reads only at its start changes, so the members restart")),
            roll(
                    "spec.template.metadata.annotations[postgres.example.com/scripts]",
                    "the scripts of the members change; a member copies them when its pod starts"),
            roll("spec.template.metadata.**", "labels or annotations of the pods change"),
            judged("spec.template.spec.containers[name=postgres].env[name=POSTGRES_VERSION].**", Versions::judge),
            judged(
                    "spec.template.spec.containers[name=postgres].securityContext.runAsUser",
                    (change, context) -> anotherUser()),
            judged("spec.template.spec.containers[*].resources.**", Resources::judge),
            roll("spec.template.spec.initContainers[*].resources.**", "an init container has other resources"),
            roll("spec.template.spec.containers[*].image", "the members run another image"),
            roll("spec.template.spec.initContainers[*].image", "the members start with another image"),
            roll("spec.template.spec.containers[*]", "a container is added to the pods or removed from them"),
            application("APPLICATION_DATABASE"),
            application("APPLICATION_OWNER"),
            roll("spec.template.spec.containers[*].env.**", "a container has another environment"),
            roll("spec.template.spec.containers[*].volumeMounts.**", "a container mounts other volumes"),
            roll("spec.template.spec.nodeSelector.**", "the pods move to other nodes" + UNSCHEDULABLE),
            roll("spec.template.spec.affinity.**", "the pods prefer or need other nodes" + UNSCHEDULABLE),
            roll("spec.template.spec.tolerations.**", "the pods tolerate other nodes" + UNSCHEDULABLE),
            roll("spec.template.spec.topologySpreadConstraints.**", "the pods spread differently" + UNSCHEDULABLE),
            roll("spec.template.spec.priorityClassName", "the pods have another priority"),
            roll("spec.template.spec.volumes[name=tls].**", "the members read their certificate from another place"),
            judged("spec.template.spec.volumes[name=archive-encryption].**", Archives::judgeEncryption),
            roll(
                    "spec.template.spec.volumes[name=credentials].secret.secretName",
                    "the members read their passwords from another place: copy the passwords to the new Secret first; with"
                            + " other passwords a new replica cannot log in to the primary"),
            roll("spec.template.spec.volumes.**", "the pods mount other volumes"),
            roll("spec.template.spec.**", "the pod template changes"));

    private StatefulSetRules() {}

    private static Rule application(String variable) {
        return roll(
                "spec.template.spec.containers[name=postgres].env[name=" + variable + "].**",
                "a container has another environment; no database and no role is created or changed, because that happens only"
                        + " when a cluster is created");
    }

    /** The kubelet gives the volume to another group, but never to another user. */
    private static Judgement anotherUser() {
        return Judgement.of(Effect.of(
                        Impact.FORBIDDEN,
                        "the earlier user owns the data directory: another one cannot change its mode, with which every start"
                                + " begins, and PostgreSQL refuses a directory that it does not own")
                .after(List.of("restore a backup into a new cluster with this user")));
    }
}
