package com.example.postgres.syntax;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keys of labels and annotations, and values of labels.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">
 *     Labels: syntax and character set</a>
 */
public final class LabelSyntax {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final int MAX_LENGTH = 63;

    private LabelSyntax() {}

    /** What is wrong with the text as a key; empty if it is valid. */
    public static Optional<String> keyProblem(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            Optional<String> problem = KubernetesName.SUBDOMAIN.problem(key.substring(0, slash));
            if (problem.isPresent()) {
                return problem.map(message -> "the part before the '/' " + message);
            }
        }
        String name = key.substring(slash + 1);
        if (name.length() > MAX_LENGTH) {
            return Optional.of("the name of the key must be no more than 63 characters, has " + name.length());
        }
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("the name of a key must consist of letters, digits, '-', '_' and '.', and begin and end"
                        + " with a letter or digit; one prefix/ may stand before it");
    }

    /** What is wrong with the text as the value of a label; empty if it is valid. */
    public static Optional<String> valueProblem(String value) {
        if (value.length() > MAX_LENGTH) {
            return Optional.of("a label value must be no more than 63 characters, has " + value.length()
                    + "; longer text belongs in an annotation");
        }
        return value.isEmpty() || NAME.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("a label value must be empty or consist of letters, digits, '-', '_' and '.', and begin"
                        + " and end with a letter or digit");
    }
}
