package com.example.postgres.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of a field as Kubernetes prints it: {@code spec.backup.destination.bucket},
 * {@code spec.pgHba[0]}, {@code metadata.annotations[example.com/team]}. A key that would be misread has quotes and
 * escapes: {@code metadata.labels["a]\\u000a"]}.
 *
 * @param segments field names and list indexes from the root of the document; the root itself has none
 */
public record FieldPath(List<Segment> segments) implements Comparable<FieldPath> {

    /** The whole document. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
    private static final Pattern NAME_IN_BRACKETS = Pattern.compile("[^\\[\\]]+");

    /** One step of a path. */
    public sealed interface Segment {}

    /**
     * The step into a field of a mapping.
     *
     * @param name the key as written
     */
    public record Field(String name) implements Segment {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field field && field.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /**
     * The step into an item of a list.
     *
     * @param index counted from 0
     */
    public record Index(int index) implements Segment {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Index at && at.index == index;
        }

        @Override
        public int hashCode() {
            return index;
        }
    }

    /**
     * The step into an item of a list that is identified by its content, wherever it stands in the list.
     *
     * @param key fields and values that identify it: {@code name=postgres}
     */
    public record Item(String key) implements Segment {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Item item && item.key.equals(key);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    public FieldPath {
        segments = List.copyOf(segments);
    }

    /** The path of the given field names, from the root. */
    public static FieldPath of(String... names) {
        FieldPath path = ROOT;
        for (String name : names) {
            path = path.field(name);
        }
        return path;
    }

    /** The path of a field of this mapping. */
    public FieldPath field(String name) {
        return append(new Field(Objects.requireNonNull(name)));
    }

    /** The path of an item of this list. */
    public FieldPath index(int index) {
        return append(new Index(index));
    }

    /** The path of the item of this list that has the key. */
    public FieldPath item(String key) {
        return append(new Item(key));
    }

    /** The path of a value below this one: both paths, one after the other. */
    public FieldPath append(FieldPath below) {
        if (segments.isEmpty()) {
            return below;
        }
        List<Segment> longer = new ArrayList<>(segments);
        longer.addAll(below.segments);
        return new FieldPath(longer);
    }

    /** The path of the mapping or list that holds this value; empty for the root. */
    public Optional<FieldPath> parent() {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.of(new FieldPath(segments.subList(0, segments.size() - 1)));
    }

    /** Whether this path is {@code other} or below it. */
    public boolean isWithin(FieldPath other) {
        return segments.size() >= other.segments.size()
                && segments.subList(0, other.segments.size()).equals(other.segments);
    }

    /** The name of the last field; empty for the root and for an item of a list. */
    public String lastName() {
        return !segments.isEmpty() && segments.get(segments.size() - 1) instanceof Field field ? field.name() : "";
    }

    /**
     * Whether the path ends with these steps: names of fields, {@code *} for any field, {@code []} for any item of a list.
     * {@code endsWith("containers", "[]", "name")} is the name of a container.
     */
    public boolean endsWith(String... steps) {
        int start = segments.size() - steps.length;
        for (int i = 0; start >= 0 && i < steps.length; i++) {
            if (!matches(segments.get(start + i), steps[i])) {
                return false;
            }
        }
        return start >= 0;
    }

    private static boolean matches(Segment segment, String step) {
        return segment instanceof Field field ? step.equals("*") || step.equals(field.name()) : step.equals("[]");
    }

    private FieldPath append(Segment segment) {
        List<Segment> longer = new ArrayList<>(segments);
        longer.add(segment);
        return new FieldPath(longer);
    }

    // Written out, as in Field and Index: the first call of a method that a record was given links method handles. It
    // takes a cold process 20 ms, and the places of the spec are kept by path before anything else is done.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.segments.equals(segments);
    }

    @Override
    public int hashCode() {
        return segments.hashCode();
    }

    @Override
    public int compareTo(FieldPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Index index) {
                text.append('[').append(index.index()).append(']');
            } else if (segment instanceof Field field) {
                append(text, field.name());
            } else if (segment instanceof Item item) {
                text.append('[').append(item.key()).append(']');
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name) {
        if (PLAIN_NAME.matcher(name).matches()) {
            text.append(text.isEmpty() ? "" : ".").append(name);
        } else {
            String quoted = Escapes.quoted(name);
            boolean isReadable = quoted.length() == name.length() + 2
                    && NAME_IN_BRACKETS.matcher(name).matches();
            text.append('[').append(isReadable ? name : quoted).append(']');
        }
    }
}
