package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.PodModel;
import com.example.postgres.view.SecretView.SecretMountView;
import com.example.postgres.view.TlsView.TlsVolumeView;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The container that runs Patroni and PostgreSQL.
 *
 * @param image of the container
 * @param version that the image must contain
 * @param headlessService that gives each member a DNS name
 * @param namespace of the cluster
 * @param cluster its name
 * @param tls the certificates; empty when connections are not encrypted
 * @param application the database of an application
 * @param resources requests and limits; empty for none
 * @param isResizable whether the server knows a resize policy
 * @param secretMounts Secrets of the archives
 * @param extra additions of the user
 */
public record PostgresContainerView(
        ServerImageView image,
        String version,
        String headlessService,
        String namespace,
        String cluster,
        Optional<TlsVolumeView> tls,
        Optional<ApplicationView> application,
        Optional<JsonNode> resources,
        boolean isResizable,
        List<SecretMountView> secretMounts,
        ExtraView extra) {

    static PostgresContainerView of(ClusterModel model) {
        PodModel pod = model.members().pod();
        return new PostgresContainerView(
                ServerImageView.of(model),
                model.postgres().version().toString(),
                model.names().headlessService(),
                model.namespace(),
                model.names().cluster(),
                TlsVolumeView.of(model),
                ApplicationView.of(model),
                Optional.of(pod.resources()).filter(resources -> !resources.isEmpty()),
                pod.resizable(),
                SecretMountView.of(model),
                ExtraView.of(pod.extra()));
    }
}
