package com.example.postgres.operator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fields of an object.
 *
 * @param paths each the steps to a field, as managed fields write them
 */
record FieldSet(Set<List<String>> paths) {

    static final FieldSet EMPTY = new FieldSet(Set.of());

    private static final String SELF = ".";

    FieldSet {
        paths = Set.copyOf(paths);
    }

    /** Reads the fields of an entry. */
    static FieldSet read(JsonNode fields) {
        Set<List<String>> paths = new LinkedHashSet<>();
        read(List.of(), fields, paths);
        return new FieldSet(paths);
    }

    private static void read(List<String> at, JsonNode fields, Set<List<String>> paths) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals(SELF)) {
                paths.add(at);
            } else {
                List<String> path = below(at, field.getKey());
                if (field.getValue().isEmpty()) {
                    paths.add(path);
                }
                read(path, field.getValue(), paths);
            }
        }
    }

    static List<String> below(List<String> path, String element) {
        List<String> longer = new ArrayList<>(path);
        longer.add(element);
        return List.copyOf(longer);
    }

    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>();
        private boolean isMember;

        private JsonNode write() {
            ObjectNode written = JsonNodeFactory.instance.objectNode();
            if (isMember && !children.isEmpty()) {
                written.putObject(SELF);
            }
            children.forEach((element, child) -> written.set(element, child.write()));
            return written;
        }
    }

    /** As {@code fieldsV1}. */
    JsonNode write() {
        Node root = new Node();
        for (List<String> path : paths) {
            Node node = root;
            for (String element : path) {
                node = node.children.computeIfAbsent(element, any -> new Node());
            }
            node.isMember = true;
        }
        return root.write();
    }

    FieldSet and(FieldSet other) {
        Set<List<String>> all = new LinkedHashSet<>(paths);
        all.addAll(other.paths);
        return new FieldSet(all);
    }

    FieldSet without(FieldSet other) {
        return only(path -> !other.paths.contains(path));
    }

    FieldSet both(FieldSet other) {
        return only(other.paths::contains);
    }

    FieldSet only(Predicate<List<String>> condition) {
        return new FieldSet(paths.stream().filter(condition).collect(Collectors.toSet()));
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Whether it has the field or a field in it. */
    boolean reaches(List<String> path) {
        return paths.stream()
                .anyMatch(each -> each.size() >= path.size()
                        && each.subList(0, path.size()).equals(path));
    }
}
