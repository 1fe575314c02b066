package com.example.postgres.cli.explain;

import static java.util.stream.Collectors.joining;

import com.example.postgres.plan.ImpactTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the section of a field: the fields in it as a table, the rules about them, then the sections of large objects in it. */
final class ReferenceSection {

    /** An object with more rows than that has a section of its own. */
    private static final int MAX_ROWS_INLINE = 3;

    private static final int MAX_LEVEL = 5;

    private static final List<String> COLUMNS =
            List.of("field", "type", "default", "allowed values", "meaning", "a change");
    private static final List<String> COLUMNS_OF_VALUE = List.of("type", "default", "allowed values", "a change");
    private static final List<String> COLUMNS_OF_STATUS = List.of("field", "type", "values", "meaning");

    private final KubernetesTypes types;
    private final AllowedValues allowed;
    private final ImpactTable impacts = ImpactTable.load();

    ReferenceSection(KubernetesTypes types, AllowedValues allowed) {
        this.types = types;
        this.allowed = allowed;
    }

    String of(FieldReference field, int level) {
        StringBuilder text = new StringBuilder(Markdown.heading(level, field.path()));
        if (types.has(field) || field.fields().isEmpty()) {
            Description description = Description.of(field);
            text.append(description.meaning()).append("\n\n").append(Markdown.columns(COLUMNS_OF_VALUE));
            text.append(Markdown.row(List.of(type(field), description.standard(), allowed.of(field), change(field))));
            return text.append(rules(field, List.of())).toString();
        }
        text.append(Markdown.prose(field.description()));
        text.append(field.type().startsWith("list") ? " Each item has these fields:\n\n" : "\n\n");
        return text.append(table(field)).append(nested(field, level)).toString();
    }

    /** The table and the rules of an object. */
    String table(FieldReference field) {
        List<FieldReference> rows = rows(field);
        boolean isObserved = field.path().startsWith("status");
        StringBuilder table = new StringBuilder(Markdown.columns(isObserved ? COLUMNS_OF_STATUS : COLUMNS));
        for (FieldReference row : rows) {
            Description description = Description.of(row);
            String name = Markdown.code(below(field, row));
            String type = hasSection(row) ? Markdown.link(row.type(), row.path()) : type(row);
            table.append(Markdown.row(
                    isObserved
                            ? List.of(name, type, String.join("", AllowedValues.observed(row)), description.meaning())
                            : List.of(
                                    name,
                                    type,
                                    description.standard(),
                                    allowed.of(row),
                                    description.meaning(),
                                    change(row))));
        }
        return table.append(rules(field, rows)).toString();
    }

    /** The sections of the objects that are too large for the table. */
    String nested(FieldReference field, int level) {
        return rows(field).stream()
                .filter(this::hasSection)
                .map(row -> of(row, Math.min(level + 1, MAX_LEVEL)))
                .collect(joining());
    }

    /** The fields in the field, and those in small objects. */
    private List<FieldReference> rows(FieldReference field) {
        List<FieldReference> rows = new ArrayList<>();
        if (!types.has(field)) {
            for (FieldReference child : field.fields()) {
                if (!child.description().isEmpty()) { // such as metadata, which Kubernetes describes
                    rows.add(child);
                }
                if (!hasSection(child)) {
                    rows.addAll(rows(child));
                }
            }
        }
        return rows;
    }

    private boolean hasSection(FieldReference field) {
        return rows(field).size() > MAX_ROWS_INLINE;
    }

    private String type(FieldReference field) {
        return types.has(field) ? types.link(field) : field.type();
    }

    /** Of an object with fields here the fields say it. */
    private String change(FieldReference field) {
        if (!types.has(field) && !field.fields().isEmpty()) {
            return "";
        }
        return impacts.rows(field.path()).stream()
                .map(FieldEffects::shortly)
                .distinct()
                .map(impact -> impact.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(joining(" or "));
    }

    /** What the API server checks beyond the limits of a value. */
    private String rules(FieldReference field, List<FieldReference> rows) {
        Set<String> rules = new LinkedHashSet<>();
        field.ownRules().stream()
                .filter(rule -> rule.subject().equals(field.path()))
                .map(rule -> Markdown.prose(rule.message()))
                .forEach(rules::add);
        for (FieldReference row : rows) {
            row.ownRules().stream()
                    .filter(rule -> rule.subject().equals(row.path()) && !hasSection(row))
                    .map(rule -> rule(below(field, row), row.name(), rule.message()))
                    .forEach(rules::add);
        }
        return rules.isEmpty()
                ? ""
                : "\nRules:\n\n"
                        + rules.stream().map(rule -> "* " + rule + "\n").collect(joining());
    }

    /** Most messages begin with the name of the field. */
    private static String rule(String path, String name, String message) {
        return Markdown.code(path)
                + (message.startsWith(name + " ")
                        ? Markdown.prose(message.substring(name.length()))
                        : ": " + Markdown.prose(message));
    }

    private static String below(FieldReference field, FieldReference row) {
        return field.path().isEmpty()
                ? row.path()
                : row.path().substring(field.path().length() + 1);
    }
}
