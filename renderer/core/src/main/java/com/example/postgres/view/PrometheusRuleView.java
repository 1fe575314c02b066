package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import java.util.List;

/**
 * The alerts of a cluster.
 *
 * @param metadata of the object
 * @param alerts at least one
 */
public record PrometheusRuleView(MetadataView metadata, List<AlertView> alerts) {

    public static PrometheusRuleView of(ClusterModel model) {
        return new PrometheusRuleView(
                MetadataView.of(
                        model,
                        model.names().cluster(),
                        SubstitutionProtection.protect(model.metadata(Component.CONFIGURATION))),
                Alerts.of(model));
    }
}
