package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels;
import com.example.postgres.model.PodModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The container that runs Patroni and PostgreSQL.
 *
 * @param image of the container
 * @param version that the image must hold
 * @param headlessService that gives each member a DNS name
 * @param namespace of the cluster
 * @param podSelector of the members, as Kubernetes writes label selectors in requests
 * @param hasTls whether connections are encrypted
 * @param probeScheme of Patroni's REST API
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
        String podSelector,
        boolean hasTls,
        String probeScheme,
        Optional<ApplicationView> application,
        Optional<JsonNode> resources,
        boolean isResizable,
        List<SecretMountView> secretMounts,
        ExtraView extra) {

    static PostgresContainerView of(ClusterModel model) {
        PodModel pod = model.pod();
        return new PostgresContainerView(
                ServerImageView.of(model),
                model.postgres().version().toString(),
                model.names().headlessService(),
                model.namespace(),
                selector(model),
                model.tls().isPresent(),
                model.tls().isPresent() ? "HTTPS" : "HTTP",
                ApplicationView.of(model),
                Optional.of(pod.resources()).filter(resources -> !resources.isEmpty()),
                pod.resizable(),
                SecretMountView.of(model),
                ExtraView.of(pod.extra()));
    }

    private static String selector(ClusterModel model) {
        return Labels.of(model.names().cluster(), Labels.Component.POSTGRES).entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
