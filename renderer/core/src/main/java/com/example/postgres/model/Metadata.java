package com.example.postgres.model;

import com.example.postgres.spec.MetadataSpec;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Labels and annotations, sorted by key.
 *
 * @param labels by key
 * @param annotations by key
 */
public record Metadata(SortedMap<String, String> labels, SortedMap<String, String> annotations) {

    public static final Metadata NONE = new Metadata(Map.of(), Map.of());

    public Metadata {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    public Metadata(Map<String, String> labels, Map<String, String> annotations) {
        this(new TreeMap<>(labels), new TreeMap<>(annotations));
    }

    static Metadata of(@Nullable MetadataSpec spec) {
        return spec == null ? NONE : new Metadata(spec.labels(), spec.annotations());
    }

    /** This with further labels, which win. */
    public Metadata withLabels(Map<String, String> more) {
        SortedMap<String, String> merged = new TreeMap<>(labels);
        merged.putAll(more);
        return new Metadata(merged, annotations);
    }

    /** This with further annotations, which win. */
    public Metadata withAnnotations(Map<String, String> more) {
        SortedMap<String, String> merged = new TreeMap<>(annotations);
        merged.putAll(more);
        return new Metadata(labels, merged);
    }
}
