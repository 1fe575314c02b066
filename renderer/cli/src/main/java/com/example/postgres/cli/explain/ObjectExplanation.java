package com.example.postgres.cli.explain;

import com.example.postgres.cli.difference.ValueText;
import com.example.postgres.cli.report.TextTable;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectReader;
import com.example.postgres.plan.ImpactTable;
import com.example.postgres.plan.Reach;
import com.example.postgres.plan.diff.EmbeddedFile;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.SourceMap;
import com.example.postgres.yaml.CanonicalYaml;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a rendered object comes from: which line of which template prints a value, and which fields of the spec reach it.
 */
public final class ObjectExplanation {

    private static final int COMMENT_COLUMN = 64;
    private static final int MAX_FIELDS = 3;
    private static final String ANY_KEY = ".*";

    private final KubernetesObject object;
    private final SourceMap templates;
    private final JsonNode cluster;
    private final ValuePath root;

    /**
     * @param object as it was rendered
     * @param templates the lines that print its values
     * @param cluster the PostgresCluster
     */
    public ObjectExplanation(KubernetesObject object, SourceMap templates, JsonNode cluster) {
        this.object = object;
        this.templates = templates;
        this.cluster = cluster;
        this.root = ValuePath.root(EmbeddedFile.opened(object));
    }

    /** The value at a path as people type it. */
    public String ofPath(String typed) {
        return describe(root.find(object, typed), 0);
    }

    /**
     * What is on a line of a file that was rendered before.
     *
     * @param written the object in the file
     * @param line of the file, counted from 1
     */
    public String ofLine(KubernetesObject written, int line) {
        ObjectLine found = ObjectLine.of(written, line);
        ValuePath keyed = ValuePath.root(EmbeddedFile.opened(written)).at(found.path());
        ValuePath value = root.find(object, keyed.keyed().toString());
        return describe(value, value.node().isTextual() ? found.lineInText() : 0);
    }

    private String describe(ValuePath value, int lineInText) {
        StringBuilder text = new StringBuilder(object + " " + value.keyed() + "\n");
        if (lineInText == 0) {
            text.append("  ").append(ValueText.shortLine(value.node())).append('\n');
        }
        text.append("\nTEMPLATE\n  ").append(template(value.path(), lineInText)).append('\n');
        FieldPath printed = templates.nearest(value.path());
        if (!printed.equals(value.path())) {
            text.append("  It prints ").append(root.at(printed).keyed()).append(" as a whole.\n");
        }
        List<String> fields = fields(value);
        text.append("\nSPEC FIELDS\n");
        if (fields.isEmpty()) {
            text.append("  none: every cluster has this line, or its name or namespace decides it\n");
        }
        TextTable table = fields.isEmpty() ? new TextTable() : new TextTable("FIELD", "VALUE", "IMPACT");
        ImpactTable impacts = ImpactTable.load();
        fields.forEach(field -> table.row(
                field,
                value(field),
                impacts.rows(field).stream()
                        .map(FieldEffects::shortly)
                        .distinct()
                        .collect(Collectors.joining(" or "))));
        return text.append(table.toString().indent(2)).toString();
    }

    private String value(String field) {
        JsonNode node = ValuePath.root(cluster).valueAt(field);
        return node.isMissingNode() ? "not set" : ValueText.shortLine(node);
    }

    private List<String> fields(ValuePath value) {
        return Reach.load().fields(Reach.place(object, value.keyed())).stream()
                .flatMap(field -> field.endsWith(ANY_KEY) ? ofKey(field, value).stream() : Stream.of(field))
                .distinct()
                .toList();
    }

    /**
     * Of a mapping with keys of the user, such as labels, the entry that reaches the value: none if the template itself prints
     * the key.
     */
    private Optional<String> ofKey(String field, ValuePath value) {
        if (!value.node().isValueNode()) {
            return Optional.of(field);
        }
        String key = value.path().lastName();
        String mapping = field.substring(0, field.length() - ANY_KEY.length());
        boolean isPrintedByTemplate = templates.nearest(value.path()).equals(value.path());
        return isPrintedByTemplate && !specValue(mapping).has(key)
                ? Optional.empty()
                : Optional.of(mapping + FieldPath.of("x", key).toString().substring(1));
    }

    private JsonNode specValue(String field) {
        return ValuePath.root(cluster).valueAt(field);
    }

    private String template(FieldPath path, int lineInText) {
        Position at = templates.locate(path);
        int line = Math.max(at.line(), lineInText);
        return at.source() + (line == 0 ? "" : ":" + line);
    }

    /** Every line of the object, with the line that prints it and the fields that reach it. */
    public String ofAllLines() {
        String yaml = CanonicalYaml.write(object.tree());
        KubernetesObject written = ObjectReader.read(
                        YamlReader.readSet(object.toString(), yaml.getBytes(StandardCharsets.UTF_8))
                                .documents())
                .set()
                .objects()
                .get(0);
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String line : yaml.lines().toList()) {
            number++;
            ObjectLine found = ObjectLine.of(written, number);
            ValuePath value = root.at(found.path());
            boolean isScript = value.node().isTextual() && found.lineInText() > 0;
            if (!isScript) {
                text.append(line)
                        .append(" ".repeat(Math.max(2, COMMENT_COLUMN - line.length())))
                        .append("# ")
                        .append(template(value.path(), 0))
                        .append(value.node().isEmpty() ? comment(fields(value)) : "")
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String comment(List<String> fields) {
        return fields.isEmpty()
                ? ""
                : "  " + fields.stream().limit(MAX_FIELDS).collect(Collectors.joining(", "))
                        + (fields.size() > MAX_FIELDS ? " and " + (fields.size() - MAX_FIELDS) + " more" : "");
    }
}
