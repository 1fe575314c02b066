package com.example.postgres.view;

/**
 * Texts as values of environment variables, in which Kubernetes takes {@code $$} for one dollar sign
 * (https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/).
 */
final class VariableValue {

    private VariableValue() {}

    /** What the container sees as the text. */
    static String of(String text) {
        return text.replace("$", "$$");
    }
}
