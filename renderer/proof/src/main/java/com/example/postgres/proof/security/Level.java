package com.example.postgres.proof.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The levels of the Pod Security Standards, from the most open to the strictest.
 *
 * <p>https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** The word that labels of namespaces use. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> ofWord(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }
}
