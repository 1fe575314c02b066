package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.model.MetricsModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * The metrics exporter in the pod of a member.
 *
 * @param image of the container
 * @param user uid of the container
 * @param resources requests and limits
 * @param credentials the Secret with the password of its role
 * @param queriesConfigMap ConfigMap with queries of the user
 * @param applicationDatabase further database to connect to, as the value of a variable
 */
public record ExporterView(
        ImageView image,
        int user,
        JsonNode resources,
        SecretView credentials,
        Optional<String> queriesConfigMap,
        Optional<String> applicationDatabase) {

    static Optional<ExporterView> of(ClusterModel model) {
        return model.metrics().map(metrics -> of(model, metrics));
    }

    private static ExporterView of(ClusterModel model, MetricsModel metrics) {
        return new ExporterView(
                ImageView.of(metrics.image(), model),
                model.members().pod().users().exporter(),
                metrics.resources(),
                new SecretView(model.credentials().secretName(), List.of(CredentialsModel.EXPORTER_PASSWORD)),
                metrics.queriesConfigMap(),
                model.application().map(application -> VariableValue.of(application.database())));
    }
}
