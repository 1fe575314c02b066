package com.example.postgres.target;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Major and minor version of a Kubernetes API server.
 *
 * @param major always 1 so far
 * @param minor such as 35
 */
public record KubernetesVersion(int major, int minor) implements Comparable<KubernetesVersion> {

    /** The oldest version whose API accepts everything that is rendered. */
    public static final KubernetesVersion OLDEST_SUPPORTED = new KubernetesVersion(1, 29);

    /** The newest version that this release is meant for. Newer ones are accepted: Kubernetes keeps stable APIs. */
    public static final KubernetesVersion NEWEST_SUPPORTED = new KubernetesVersion(1, 37);

    /** The version to render for when the user names none. A constant, so that renders do not depend on a cluster. */
    public static final KubernetesVersion DEFAULT = new KubernetesVersion(1, 35);

    /** Accepts {@code 1.35}, {@code v1.35.4}, and the {@code 35+} of some vendors. */
    private static final Pattern FORM = Pattern.compile("v?(\\d{1,2})\\.(\\d{1,3})\\+?([.+-].*)?");

    private static final Comparator<KubernetesVersion> ORDER =
            Comparator.comparingInt(KubernetesVersion::major).thenComparingInt(KubernetesVersion::minor);

    /** The version in the text, or empty when it is none. */
    public static Optional<KubernetesVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new KubernetesVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether this version is {@code other} or newer. */
    public boolean isAtLeast(KubernetesVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(KubernetesVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
