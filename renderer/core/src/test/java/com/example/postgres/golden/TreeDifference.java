package com.example.postgres.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The paths at which two trees differ. */
final class TreeDifference {

    private TreeDifference() {}

    static void collect(String path, JsonNode left, JsonNode right, Set<String> paths) {
        if (left.isObject() && right.isObject()) {
            Set<String> names = new TreeSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> collect(path + "/" + name, left.path(name), right.path(name), paths));
        } else if (left.isArray() && right.isArray()) {
            for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
                collect(path + "/" + i, left.path(i), right.path(i), paths);
            }
        } else if (!left.equals(right)) {
            paths.add(path);
        }
    }
}
