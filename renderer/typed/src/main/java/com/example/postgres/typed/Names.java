package com.example.postgres.typed;

import java.util.regex.Pattern;

/** The forms of names. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
final class Names {

    private static final int LONGEST_SUBDOMAIN = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

    private Names() {}

    /** RFC 1123: names of containers, volumes, namespaces. */
    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /** RFC 1035: names of Services. */
    static boolean isService(String text) {
        return SERVICE.matcher(text).matches();
    }

    /** RFC 1123: names of most objects. */
    static boolean isSubdomain(String text) {
        return text.length() <= LONGEST_SUBDOMAIN
                && SUBDOMAIN.matcher(text).matches()
                && !text.contains("..")
                && !text.contains(".-")
                && !text.contains("-.");
    }
}
