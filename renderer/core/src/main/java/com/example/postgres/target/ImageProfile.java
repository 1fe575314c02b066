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
 * @param versions from which programs of the image do what a feature needs, the oldest of each program first
 */
public record ImageProfile(
        ImageRole role, String reference, int user, int group, List<String> contents, List<MinimumVersion> versions) {

    public ImageProfile {
        contents = List.copyOf(contents);
        versions = List.copyOf(versions);
    }

    /**
     * What works from a version of a program on. Members and poolers start with an older one, and log a warning if it is
     * older than the newest of these.
     *
     * @param program such as Patroni
     * @param version three numbers, such as 4.1.0
     * @param need the field of the spec, or the situation, and what it needs
     */
    public record MinimumVersion(String program, String version, String need) {}

    /** The default reference at another registry host: {@code ghcr.io/zalando/x:1} becomes {@code HOST/zalando/x:1}. */
    public String referenceAt(String registry) {
        return registry + reference.substring(reference.indexOf('/'));
    }
}
