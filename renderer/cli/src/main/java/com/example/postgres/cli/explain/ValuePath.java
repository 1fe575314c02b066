package com.example.postgres.cli.explain;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.object.MergeKey;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.FieldPath.Field;
import com.example.postgres.source.FieldPath.Index;
import com.example.postgres.source.FieldPath.Segment;
import com.example.postgres.syntax.NearestName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value in an object.
 *
 * @param path with the indexes of list items
 * @param keyed the same with the keys of list items that have one, as in differences: {@code containers[name=postgres]}
 * @param node the value
 */
record ValuePath(FieldPath path, FieldPath keyed, JsonNode node) {

    /** {@code containers[postgres]}, {@code labels["a.b/c"]}, {@code replicas}. */
    private static final Pattern STEP = Pattern.compile("\\[(\"[^\"]*\"|[^\\]]*)]|([^.\\[\\]]+)");

    private static final int MAX_NAMES = 12;

    /** The whole object. */
    static ValuePath root(JsonNode tree) {
        return new ValuePath(FieldPath.ROOT, FieldPath.ROOT, tree);
    }

    /** The value at a path with indexes; as far as there are values. */
    ValuePath at(FieldPath below) {
        ValuePath value = this;
        for (Segment step : below.segments()) {
            Optional<ValuePath> next = step instanceof Field field
                    ? value.field(field.name())
                    : step instanceof Index index ? value.item(index.index()) : Optional.empty();
            if (next.isEmpty()) {
                return value;
            }
            value = next.get();
        }
        return value;
    }

    /**
     * The value at a path as people type it: an item of a list by its index, its key ({@code name=postgres}), or a value of
     * its key ({@code postgres}).
     *
     * @param object for messages
     * @throws CommandException if there is none
     */
    ValuePath find(Object object, String typed) {
        ValuePath value = this;
        Matcher step = STEP.matcher(typed);
        while (step.find()) {
            String name = step.group(1) == null ? step.group(2) : step.group(1).replace("\"", "");
            value = value.child(object, name);
        }
        return value;
    }

    /** The value at a path of names; a missing node if there is none. */
    JsonNode valueAt(String typed) {
        JsonNode value = node;
        Matcher step = STEP.matcher(typed);
        while (step.find()) {
            value = value.path(
                    step.group(1) == null ? step.group(2) : step.group(1).replace("\"", ""));
        }
        return value;
    }

    private ValuePath child(Object object, String name) {
        return field(name)
                .or(() -> items().stream().filter(item -> isNamed(item, name)).findFirst())
                .orElseThrow(() -> CommandException.usage(
                        "there is no " + name + " in " + object + (path.equals(FieldPath.ROOT) ? "" : " " + keyed),
                        hint(name)));
    }

    private Optional<ValuePath> field(String name) {
        return node.has(name)
                ? Optional.of(new ValuePath(path.field(name), keyed.field(name), node.get(name)))
                : Optional.empty();
    }

    private Optional<ValuePath> item(int index) {
        List<ValuePath> items = items();
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    private List<ValuePath> items() {
        Optional<MergeKey> key = MergeKey.of(keyed);
        List<ValuePath> items = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            JsonNode item = node.get(i);
            FieldPath itemPath = keyed.index(i);
            items.add(new ValuePath(
                    path.index(i),
                    key.map(fields -> keyed.item(fields.text(item))).orElse(itemPath),
                    item));
        }
        return items;
    }

    private static boolean isNamed(ValuePath item, String name) {
        String indexed = item.path().toString();
        String shown = item.keyed().toString();
        return indexed.endsWith("[" + name + "]")
                || shown.endsWith("[" + name + "]")
                || shown.endsWith("=" + name + "]");
    }

    private String hint(String wanted) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        items().forEach(item -> {
            String shown = item.keyed().toString();
            names.add(shown.substring(shown.lastIndexOf('[') + 1, shown.length() - 1)
                    .replaceFirst("^name=", ""));
        });
        return NearestName.of(wanted, names)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse(
                        names.isEmpty()
                                ? "it is a single value"
                                : "it has " + String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())))
                                        + (names.size() > MAX_NAMES ? ", ..." : ""));
    }
}
