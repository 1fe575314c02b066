package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;

/**
 * The ConfigMap with Patroni's cluster-wide configuration. It is rendered, as those of Patroni's state are, so that Patroni
 * needs no permission to create ConfigMaps; and with Patroni's complete label set, because Patroni finds it by labels only.
 *
 * @param metadata of the object
 * @param config the configuration as compact JSON
 */
public record ConfigConfigMapView(MetadataView metadata, String config) {

    public static ConfigConfigMapView of(ClusterModel model, String config) {
        return new ConfigConfigMapView(MetadataView.of(model, model.names().dcsConfig(), Component.POSTGRES), config);
    }
}
