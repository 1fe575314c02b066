package com.example.postgres.cli.difference;

import com.example.postgres.cli.terminal.Colour;
import com.example.postgres.cli.terminal.Paint;
import com.example.postgres.plan.diff.ObjectChange;
import com.example.postgres.plan.diff.ObjectChange.Added;
import com.example.postgres.plan.diff.ObjectChange.Changed;
import com.example.postgres.plan.diff.ObjectChange.Removed;
import com.example.postgres.plan.diff.ValueChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Clusters, objects, and {@code path: before -> after} for each value; a long value as a small unified diff. */
public final class TextDifference {

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    /** In these colours. */
    public TextDifference(Paint paint) {
        this.paint = paint;
    }

    String write(List<ClusterDifference> clusters) {
        for (ClusterDifference cluster : clusters) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(ClusterDifference.label(cluster.cluster()))
                    .append('\n');
            cluster.difference().changes().forEach(this::append);
        }
        return text.toString();
    }

    private void append(ObjectChange change) {
        String name = ValueText.name(change.id());
        if (change instanceof Added) {
            line("  ", Colour.GREEN, "+ " + name);
        } else if (change instanceof Removed) {
            line("  ", Colour.RED, "- " + name);
        } else if (change instanceof Changed changed) {
            line("  ", Colour.YELLOW, "~ " + name);
            changed.values().forEach(value -> text.append(value("      ", value)));
        }
    }

    /** The lines of a changed value. */
    public String value(String indent, ValueChange change) {
        TextDifference part = new TextDifference(paint);
        part.append(indent, change.path() + ": ", change);
        return part.text.toString();
    }

    private void append(String indent, String path, ValueChange change) {
        JsonNode before = change.before();
        JsonNode after = change.after();
        if (change.isHidden()) {
            line(indent, Colour.YELLOW, path + ValueText.HIDDEN_CHANGE);
        } else if (ValueText.isLong(before) || ValueText.isLong(after)) {
            text.append(indent).append(path.stripTrailing()).append('\n');
            UnifiedText.hunks(ValueText.lines(before), ValueText.lines(after))
                    .forEach(line -> hunk(indent + "  ", line));
        } else if (change.isAdded()) {
            line(indent, Colour.GREEN, path + "added " + ValueText.line(after));
        } else if (change.isRemoved()) {
            line(indent, Colour.RED, path + "removed " + ValueText.line(before));
        } else {
            text.append(indent)
                    .append(path)
                    .append(paint.of(Colour.RED, ValueText.line(before)))
                    .append(" -> ")
                    .append(paint.of(Colour.GREEN, ValueText.line(after)))
                    .append('\n');
        }
    }

    private void hunk(String indent, String line) {
        text.append(indent).append(UnifiedDifference.painted(paint, line)).append('\n');
    }

    private void line(String indent, Colour colour, String line) {
        text.append(indent).append(paint.of(colour, line)).append('\n');
    }
}
