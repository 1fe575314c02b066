package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Metadata;
import com.example.postgres.view.MetadataView.Pair;
import java.util.List;

/**
 * Labels and annotations of pods.
 *
 * @param cluster that the pods belong to
 * @param component what the pods are for, value of the label {@code postgres.example.com/component}
 * @param labels of the user
 * @param annotations of the user
 */
public record PodMetadataView(String cluster, String component, List<Pair> labels, List<Pair> annotations) {

    /** Of members. */
    static PodMetadataView ofMembers(ClusterModel model) {
        return of(model, Component.POSTGRES, model.members().pod().metadata());
    }

    /** Of a Job. */
    static PodMetadataView ofJob(ClusterModel model, Component component) {
        return of(model, component, model.jobs().metadata());
    }

    private static PodMetadataView of(ClusterModel model, Component component, Metadata metadata) {
        return new PodMetadataView(
                model.names().cluster(),
                component.value(),
                Pair.listOf(metadata.labels()),
                Pair.listOf(metadata.annotations()));
    }
}
