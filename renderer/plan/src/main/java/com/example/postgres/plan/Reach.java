package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.source.FieldPath.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which paths of which objects a field of the spec reaches. The table is generated: {@code ReachTest} renders every field of
 * the schema with another value and writes what differs.
 */
public final class Reach {

    private static final String FILE = "reach.txt";
    private static final String ANY_KEY = ".*";

    /** Field of the spec to places, each {@code Kind/<name>-suffix path}. */
    private final Map<String, Set<String>> placesByField;

    private Reach(Map<String, Set<String>> placesByField) {
        this.placesByField = placesByField;
    }

    private static final class Holder {
        private static final Reach LOADED = read();
    }

    /** The table of this version; read at the first call. */
    public static Reach load() {
        return Holder.LOADED;
    }

    private static Reach read() {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        try (InputStream file = Objects.requireNonNull(Reach.class.getResourceAsStream(FILE), FILE)) {
            Set<String> current = new LinkedHashSet<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("#")) {
                    continue;
                }
                if (line.startsWith("  ")) {
                    current.add(line.strip());
                } else {
                    current = places.computeIfAbsent(line, field -> new LinkedHashSet<>());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reach(places);
    }

    /** The role of an object and a path in it, independent of the name of the cluster. */
    public static String place(KubernetesObject object, FieldPath path) {
        String name = object.baseName();
        String cluster = object.cluster();
        String role =
                !cluster.isEmpty() && name.startsWith(cluster) ? "<name>" + name.substring(cluster.length()) : name;
        return object.id().kind() + "/" + role + (path.segments().isEmpty() ? "" : " " + path);
    }

    /** The places that the field reaches, or one of the fields in it, or the field that holds it. */
    public List<String> places(String field) {
        return placesByField.entrySet().stream()
                .flatMap(entry -> places(entry.getKey(), entry.getValue(), field))
                .distinct()
                .toList();
    }

    /** A field {@code spec.postgresqlParams.*} stands for every key, and the same key is in its places. */
    private static Stream<String> places(String known, Set<String> places, String field) {
        if (!known.endsWith(ANY_KEY)) {
            return isSameOrWithin(known, field) || isSameOrWithin(field, known) ? places.stream() : Stream.empty();
        }
        String holder = known.substring(0, known.length() - ANY_KEY.length());
        if (isSameOrWithin(holder, field)) {
            return places.stream();
        }
        return isSameOrWithin(field, holder)
                ? places.stream().map(place -> place.replace(ANY_KEY, field.substring(holder.length())))
                : Stream.empty();
    }

    /** The fields that reach the place, one below it, or the value that holds it. */
    public List<String> fields(String place) {
        return placesByField.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(known -> isOneWithinTheOther(known, place)))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean reaches(FieldPath field, KubernetesObject object, FieldPath path) {
        String place = place(object, path);
        return places(withoutItems(field)).stream().anyMatch(known -> isOneWithinTheOther(known, place));
    }

    private static String withoutItems(FieldPath field) {
        FieldPath fields = FieldPath.ROOT;
        for (Segment segment : field.segments()) {
            fields = segment instanceof Field named ? fields.field(named.name()) : fields;
        }
        return fields.toString();
    }

    private static boolean isOneWithinTheOther(String known, String place) {
        String path = known.endsWith(ANY_KEY) ? known.substring(0, known.length() - ANY_KEY.length()) : known;
        return isSameOrWithin(path, place) || isSameOrWithin(place, path);
    }

    private static boolean isSameOrWithin(String path, String other) {
        return path.startsWith(other)
                && (path.length() == other.length() || ".[ ".indexOf(path.charAt(other.length())) >= 0);
    }
}
