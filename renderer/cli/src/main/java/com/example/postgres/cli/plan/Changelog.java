package com.example.postgres.cli.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What releases say about the manifests of existing clusters: the parts "Manifest changes" of the project's changelog.
 *
 * @param releases the newest first
 */
public record Changelog(List<Release> releases) {

    /** No release. */
    public static final Changelog NONE = new Changelog(List.of());

    private static final String FILE = "CHANGELOG.md";
    private static final Pattern RELEASE = Pattern.compile("^## ", Pattern.MULTILINE);
    private static final Pattern MANIFEST_CHANGES =
            Pattern.compile("^### Manifest changes$(.*?)(?=^### |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("^\\* ", Pattern.MULTILINE);

    public Changelog {
        releases = List.copyOf(releases);
    }

    /**
     * A release.
     *
     * @param name such as {@code 1.2.0}
     * @param manifestChanges a line of Markdown each
     */
    public record Release(String name, List<String> manifestChanges) {

        public Release {
            manifestChanges = List.copyOf(manifestChanges);
        }
    }

    /** The changelog of this version. */
    public static Changelog load() {
        try (InputStream file = Objects.requireNonNull(Changelog.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Changelog parse(String text) {
        return new Changelog(Arrays.stream(RELEASE.split(text, -1))
                .skip(1)
                .map(release ->
                        new Release(release.lines().findFirst().orElse("").strip(), manifestChanges(release)))
                .toList());
    }

    private static List<String> manifestChanges(String release) {
        Matcher part = MANIFEST_CHANGES.matcher(release);
        return part.find()
                ? Arrays.stream(ITEM.split(part.group(1), -1))
                        .map(item -> item.strip().replaceAll("\\s*\n\\s*", " "))
                        .filter(item -> !item.isEmpty())
                        .toList()
                : List.of();
    }

    /** The newest release. */
    public Changelog newest() {
        return new Changelog(releases.subList(0, Math.min(1, releases.size())));
    }

    /** The releases after the one of this name; empty if it is not known. */
    public Optional<Changelog> after(String name) {
        for (int i = 0; i < releases.size(); i++) {
            if (releases.get(i).name().equals(name)) {
                return Optional.of(new Changelog(releases.subList(0, i)));
            }
        }
        return Optional.empty();
    }
}
