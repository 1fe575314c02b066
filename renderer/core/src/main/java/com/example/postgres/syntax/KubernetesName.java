package com.example.postgres.syntax;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The forms of names that the API server accepts.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Object names and IDs</a>
 */
public enum KubernetesName {
    /** RFC 1123 subdomain: most objects, Secrets among them. */
    SUBDOMAIN(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            253,
            "must consist of lower-case letters, digits, '-' and '.', and begin and end with a letter or digit"),
    /** RFC 1123 label: namespaces, containers, volumes. */
    LABEL(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            63,
            "must consist of lower-case letters, digits and '-', and begin and end with a letter or digit"),
    /** RFC 1035 label: Services. */
    SERVICE_LABEL(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            63,
            "must consist of lower-case letters, digits and '-', begin with a letter and end with a letter or digit");

    private final Pattern form;
    private final int maxLength;
    private final String message;

    KubernetesName(String form, int maxLength, String message) {
        this.form = Pattern.compile(form);
        this.maxLength = maxLength;
        this.message = message;
    }

    /** What is wrong with the text as a name of this form; empty if it is valid. */
    public Optional<String> problem(String text) {
        if (text.length() > maxLength) {
            return Optional.of("must be no more than " + maxLength + " characters, has " + text.length());
        }
        return form.matcher(text).matches() ? Optional.empty() : Optional.of(message);
    }

    /** Whether the text is a name of this form. */
    public boolean accepts(String text) {
        return problem(text).isEmpty();
    }
}
