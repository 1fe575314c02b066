package com.example.postgres.plan.impact;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.target.KubernetesVersion;
import java.util.Optional;

/**
 * What a judgement may look at besides the changed value.
 *
 * @param before the cluster as it is
 * @param after the cluster as it will be
 * @param oldObject that holds the value; empty if the object is added
 * @param newObject that holds the value; empty if the object is removed
 * @param environment the Kubernetes cluster that it runs on
 */
public record ChangeContext(
        ClusterFacts before,
        ClusterFacts after,
        Optional<KubernetesObject> oldObject,
        Optional<KubernetesObject> newObject,
        Environment environment) {

    /** Members that a roll replaces: it comes after the new ones are ready, or the others have stopped. */
    int members() {
        return before.members() == 0 ? 0 : after.members();
    }

    /** What a roll interrupts: every member stops and starts again, one after another. */
    Interrupts roll() {
        return Interrupts.oneAfterAnother(members(), after.isWaitingForStandby());
    }

    /** The version of Kubernetes. */
    KubernetesVersion kubernetesVersion() {
        return environment.kubernetesVersion();
    }
}
