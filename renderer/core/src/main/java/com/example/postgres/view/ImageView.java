package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * The image of a container.
 *
 * @param reference of the image
 * @param pullPolicy Always, IfNotPresent or Never
 */
public record ImageView(String reference, String pullPolicy) {

    static ImageView of(String reference, ClusterModel model) {
        return new ImageView(reference, model.members().pod().imagePullPolicy());
    }
}
