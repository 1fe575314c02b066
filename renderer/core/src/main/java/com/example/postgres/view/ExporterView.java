package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.model.Roles;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The metrics exporter in the pod of a member.
 *
 * @param image of the container
 * @param imagePullPolicy of the image
 * @param role that it logs in as
 * @param resources requests and limits
 * @param credentials the Secret with the password of its role
 */
public record ExporterView(
        String image, String imagePullPolicy, String role, JsonNode resources, SecretView credentials) {

    /** None, or the one that the cluster has. */
    static List<ExporterView> of(ClusterModel model) {
        return model.metrics().map(metrics -> of(model, metrics)).stream().toList();
    }

    private static ExporterView of(ClusterModel model, MetricsModel metrics) {
        return new ExporterView(
                metrics.image(),
                model.pod().imagePullPolicy(),
                Roles.EXPORTER,
                metrics.resources(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.EXPORTER_PASSWORD)));
    }
}
