package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.model.PodModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods of the members.
 *
 * @param labels a mapping
 * @param annotations a mapping
 * @param settings of any pod
 * @param postgres the container of Patroni and PostgreSQL
 * @param pooler the container of the connection pooler
 * @param exporter the container of the metrics exporter
 * @param application the database of an application
 * @param secretMounts Secrets of the archives
 * @param extra additions of the user
 * @param patroniConfigMap with patroni.yml
 * @param scriptsConfigMap with the scripts
 * @param credentials the Secret with the passwords
 * @param tls the certificates; empty when connections are not encrypted
 */
public record PodView(
        JsonNode labels,
        JsonNode annotations,
        PodSettingsView settings,
        PostgresContainerView postgres,
        Optional<PoolerView> pooler,
        Optional<ExporterView> exporter,
        Optional<ApplicationView> application,
        List<SecretMountView> secretMounts,
        ExtraView extra,
        String patroniConfigMap,
        String scriptsConfigMap,
        SecretView credentials,
        Optional<TlsVolumeView> tls) {

    /** Makes the StatefulSet controller restart the pods when a parameter changes that needs it. */
    private static final String RESTART_PARAMETERS = "postgres.example.com/restart-parameters";

    static PodView of(ClusterModel model) {
        PodModel pod = model.pod();
        Metadata metadata = pod.metadata()
                .withLabels(Labels.of(model.names().cluster(), Component.POSTGRES))
                .withAnnotations(Map.of(
                        RESTART_PARAMETERS,
                        model.postgres().restartChecksum(),
                        "kubectl.kubernetes.io/default-container",
                        "postgres"));
        return new PodView(
                Json.of(metadata.labels()),
                Json.of(metadata.annotations()),
                PodSettingsView.of(model, model.names().cluster()),
                PostgresContainerView.of(model),
                PoolerView.of(model),
                ExporterView.of(model),
                ApplicationView.of(model),
                SecretMountView.of(model),
                ExtraView.of(pod.extra()),
                model.names().patroniConfigMap(),
                model.names().scriptsConfigMap(),
                SecretView.of(model.credentials()),
                TlsVolumeView.of(model));
    }
}
