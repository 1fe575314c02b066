package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Names;
import com.example.postgres.model.PatroniModel;
import com.example.postgres.model.PodModel;
import com.example.postgres.model.PostgresModel;
import com.example.postgres.model.Roles;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The container that runs Patroni and PostgreSQL.
 *
 * @param image of the container
 * @param imagePullPolicy of the image
 * @param postgresAddress at which other members reach PostgreSQL
 * @param patroniAddress at which other members reach Patroni
 * @param binDirectory of the server programs
 * @param dataDirectory of the database
 * @param dataVolume name of the volume
 * @param dataMount where the volume is mounted
 * @param isUserChosen whether the uid is one of the spec
 * @param version that the image must hold
 * @param replicationRole that streams WAL
 * @param rewindRole that runs pg_rewind
 * @param patroniUser of Patroni's REST API
 * @param hasTls whether connections are encrypted
 * @param cluster its name
 * @param tlsMount where the certificates are mounted
 * @param probeScheme of Patroni's REST API
 * @param applications none or one
 * @param hasResources whether CPU or memory is asked for
 * @param resources requests and limits
 * @param hasResizePolicy whether the server knows one
 * @param env of the user
 * @param hasEnvFrom whether the user has any
 * @param envFrom of the user
 * @param secretMounts Secrets of the archives
 * @param volumeMounts of the user
 */
public record PostgresContainerView(
        String image,
        String imagePullPolicy,
        String postgresAddress,
        String patroniAddress,
        String binDirectory,
        String dataDirectory,
        String dataVolume,
        String dataMount,
        boolean isUserChosen,
        String version,
        String replicationRole,
        String rewindRole,
        String patroniUser,
        boolean hasTls,
        String cluster,
        String tlsMount,
        String probeScheme,
        List<ApplicationView> applications,
        boolean hasResources,
        JsonNode resources,
        boolean hasResizePolicy,
        List<JsonNode> env,
        boolean hasEnvFrom,
        List<JsonNode> envFrom,
        List<SecretMountView> secretMounts,
        List<JsonNode> volumeMounts) {

    static PostgresContainerView of(ClusterModel model) {
        PodModel pod = model.pod();
        PostgresModel postgres = model.postgres();
        String host = "$(PATRONI_NAME)." + model.names().headlessService() + "." + model.namespace() + ".svc";
        return new PostgresContainerView(
                pod.image(),
                pod.imagePullPolicy(),
                host + ":" + PostgresModel.PORT,
                host + ":" + PatroniModel.PORT,
                postgres.binDirectory(),
                Paths.DATA,
                Names.DATA_VOLUME,
                Paths.VOLUME,
                pod.isUserChosen(),
                postgres.version().toString(),
                Roles.REPLICATION,
                Roles.REWIND,
                Roles.PATRONI,
                model.tls().isPresent(),
                model.names().cluster(),
                Paths.TLS,
                model.tls().isPresent() ? "HTTPS" : "HTTP",
                ApplicationView.of(model),
                !pod.resources().isEmpty(),
                pod.resources(),
                pod.resizable(),
                pod.extra().env(),
                !pod.extra().envFrom().isEmpty(),
                pod.extra().envFrom(),
                SecretMountView.of(model),
                pod.extra().volumeMounts());
    }
}
