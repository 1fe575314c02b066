package com.example.postgres.target;

import java.util.List;

/**
 * One row of the image table.
 *
 * @param role what the image is for
 * @param reference the default image, pinned to a release
 * @param user uid that the image is made for
 * @param group gid that the image is made for
 * @param contents what the image must contain for the manifests to work
 */
public record ImageProfile(ImageRole role, String reference, int user, int group, List<String> contents) {

    public ImageProfile {
        contents = List.copyOf(contents);
    }

    /** The default reference at another registry host: {@code ghcr.io/zalando/x:1} becomes {@code HOST/zalando/x:1}. */
    public String referenceAt(String registry) {
        return registry + reference.substring(reference.indexOf('/'));
    }
}
