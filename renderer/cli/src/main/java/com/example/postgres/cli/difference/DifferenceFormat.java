package com.example.postgres.cli.difference;

import com.example.postgres.cli.terminal.Paint;
import java.util.List;
import java.util.Locale;

/** The formats of differences. */
public enum DifferenceFormat {
    /** For people: each changed value with its path. */
    TEXT,
    /** A unified diff of the objects as canonical YAML. */
    UNIFIED,
    /** For programs. */
    JSON;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The complete text; empty in a format for people if nothing differs. */
    public String write(List<ClusterDifference> clusters, Paint paint) {
        return switch (this) {
            case TEXT -> new TextDifference(paint).write(clusters);
            case UNIFIED -> new UnifiedDifference(paint).write(clusters);
            case JSON -> JsonDifference.write(clusters);
        };
    }
}
