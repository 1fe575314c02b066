package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import java.util.Map;

/**
 * A ConfigMap in which Patroni keeps its state as annotations. It is rendered so that Patroni needs no right to create
 * ConfigMaps; it carries Patroni's complete label set, for Patroni finds it by labels only.
 *
 * @param metadata of the object
 */
public record StateConfigMapView(MetadataView metadata) {

    /** The cluster-wide configuration, in the annotation that Patroni watches. */
    public static StateConfigMapView ofConfiguration(ClusterModel model, String compactJson) {
        return new StateConfigMapView(MetadataView.of(
                model,
                model.names().dcsConfig(),
                SubstitutionProtection.protect(metadata(model)).withAnnotations(Map.of("config", compactJson))));
    }

    public static StateConfigMapView ofLeader(ClusterModel model) {
        return new StateConfigMapView(MetadataView.of(model, model.names().dcsLeader(), metadata(model)));
    }

    public static StateConfigMapView ofFailover(ClusterModel model) {
        return new StateConfigMapView(MetadataView.of(model, model.names().dcsFailover(), metadata(model)));
    }

    public static StateConfigMapView ofSync(ClusterModel model) {
        return new StateConfigMapView(MetadataView.of(model, model.names().dcsSync(), metadata(model)));
    }

    private static Metadata metadata(ClusterModel model) {
        return PruneProtection.protect(model.metadata(Component.POSTGRES));
    }
}
