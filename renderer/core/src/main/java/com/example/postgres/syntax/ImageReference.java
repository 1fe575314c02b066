package com.example.postgres.syntax;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The reference of a container image: {@code host:port/path/name:tag@digest}.
 *
 * @param name with the registry
 * @param tag empty when there is none
 * @param digest empty when there is none
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">The grammar of references</a>
 */
public record ImageReference(String name, String tag, String digest) {

    private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String HOST =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\\d{1,5})?";
    private static final Pattern FORM = Pattern.compile("((?:" + HOST + "/)?" + COMPONENT + "(?:/" + COMPONENT + ")*)"
            + "(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + "(?:@([a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?");

    /** The length that registries accept for a name with its registry. */
    private static final int MAX_NAME_LENGTH = 255;

    /** The message for a text that is not a reference. */
    public static final String MESSAGE =
            "must be an image reference: a lower-case name, then a :tag or an @digest, such as"
                    + " registry.example.com/postgres:18.1";

    /** What is wrong with the text as a reference; empty if it is valid. */
    public static Optional<String> problem(String text) {
        return parse(text).isPresent() ? Optional.empty() : Optional.of(MESSAGE);
    }

    /** The reference in the text; empty if the text is not a reference. */
    public static Optional<ImageReference> parse(String text) {
        if (text.length() > 1024) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() > MAX_NAME_LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new ImageReference(matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3))));
    }

    /** Whether the reference can name another image tomorrow: it has no digest, and no tag or the tag latest. */
    public boolean isFloating() {
        return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }
}
