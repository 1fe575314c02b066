package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PodModel;
import java.util.List;

/**
 * What the pods of members and of Jobs have in common.
 *
 * @param serviceAccount of the pod
 * @param imagePullSecrets names of Secrets
 * @param security ids of the processes
 * @param scheduling where the pod runs
 */
public record PodSettingsView(
        String serviceAccount, List<String> imagePullSecrets, SecurityView security, SchedulingView scheduling) {

    /** Of pods that run the image of the members, with its user. */
    static PodSettingsView of(ClusterModel model, String serviceAccount) {
        return of(
                model,
                serviceAccount,
                SecurityView.ofServer(model.members().pod().users()));
    }

    static PodSettingsView of(ClusterModel model, String serviceAccount, SecurityView security) {
        PodModel pod = model.members().pod();
        return new PodSettingsView(
                serviceAccount, pod.imagePullSecrets(), security, SchedulingView.of(pod.scheduling()));
    }
}
