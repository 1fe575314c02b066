package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.PodModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The pods of the members.
 *
 * @param metadata labels and annotations
 * @param restartChecksum of the parameters that PostgreSQL reads only at start
 * @param serviceAccount of the pods
 * @param hasImagePullSecrets whether there are any
 * @param imagePullSecrets names of Secrets
 * @param security ids of the processes
 * @param scheduling where the pods run
 * @param postgres the container
 * @param poolers none or one
 * @param exporters none or one
 * @param applications none or one
 * @param hasInitContainers whether the user has any
 * @param initContainers of the user
 * @param sidecars of the user
 * @param secretMounts Secrets of the archives
 * @param volumes of the user
 * @param patroniConfigMap with patroni.yml
 * @param scriptsConfigMap with the scripts
 * @param credentials the Secret with the passwords
 * @param hasTls whether connections are encrypted
 * @param tls the certificates
 */
public record PodView(
        PodMetadataView metadata,
        String restartChecksum,
        String serviceAccount,
        boolean hasImagePullSecrets,
        List<String> imagePullSecrets,
        SecurityView security,
        SchedulingView scheduling,
        PostgresContainerView postgres,
        List<PoolerView> poolers,
        List<ExporterView> exporters,
        List<ApplicationView> applications,
        boolean hasInitContainers,
        List<JsonNode> initContainers,
        List<JsonNode> sidecars,
        List<SecretMountView> secretMounts,
        List<JsonNode> volumes,
        String patroniConfigMap,
        String scriptsConfigMap,
        SecretView credentials,
        boolean hasTls,
        TlsVolumeView tls) {

    static PodView of(ClusterModel model) {
        PodModel pod = model.pod();
        return new PodView(
                PodMetadataView.of(model, Component.POSTGRES),
                model.postgres().restartChecksum(),
                model.names().cluster(),
                !pod.imagePullSecrets().isEmpty(),
                pod.imagePullSecrets(),
                SecurityView.of(model),
                SchedulingView.of(pod.scheduling()),
                PostgresContainerView.of(model),
                PoolerView.of(model),
                ExporterView.of(model),
                ApplicationView.of(model),
                !pod.extra().initContainers().isEmpty(),
                pod.extra().initContainers(),
                pod.extra().sidecars(),
                SecretMountView.of(model),
                pod.extra().volumes(),
                model.names().patroniConfigMap(),
                model.names().scriptsConfigMap(),
                SecretView.of(model.credentials()),
                model.tls().isPresent(),
                TlsVolumeView.of(model));
    }
}
