package com.example.postgres.plan;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.source.FieldPath;
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

/**
 * Which paths of which objects a field of the spec reaches. The table is generated: {@code ReachTest} renders every field of
 * the schema with another value and writes what differs.
 */
public final class Reach {

    private static final String FILE = "reach.txt";

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
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
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
        String role = !cluster.isEmpty() && name.startsWith(cluster) ? "<name>" + name.substring(cluster.length()) : name;
        return object.id().kind() + "/" + role + (path.segments().isEmpty() ? "" : " " + path);
    }

    /** The places that the field reaches, or one of the fields in it, or the field that holds it. */
    public List<String> places(String field) {
        return placesByField.entrySet().stream()
                .filter(entry -> isSameOrWithin(entry.getKey(), field) || isSameOrWithin(field, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .toList();
    }

    /** The fields that reach the place, one below it, or the value that holds it. */
    public List<String> fields(String place) {
        return placesByField.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(known -> isSameOrWithin(known, place) || isSameOrWithin(place, known)))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean reaches(FieldPath field, KubernetesObject object, FieldPath path) {
        String place = place(object, path);
        return places(withoutIndexes(field)).stream()
                .anyMatch(known -> isSameOrWithin(known, place) || isSameOrWithin(place, known));
    }

    private static String withoutIndexes(FieldPath field) {
        return field.toString().replaceAll("\\[[^\\]]*]", "");
    }

    private static boolean isSameOrWithin(String path, String other) {
        return path.startsWith(other)
                && (path.length() == other.length() || ".[ ".indexOf(path.charAt(other.length())) >= 0);
    }
}
