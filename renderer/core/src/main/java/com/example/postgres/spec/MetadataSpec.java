package com.example.postgres.spec;

import java.util.Map;

/**
 * Labels and annotations.
 *
 * @param labels labels by key
 * @param annotations annotations by key
 */
public record MetadataSpec(Map<String, String> labels, Map<String, String> annotations) {

    public MetadataSpec {
        labels = Fields.copyInOrder(labels);
        annotations = Fields.copyInOrder(annotations);
    }

    static MetadataSpec read(Fields fields) {
        return new MetadataSpec(fields.textMap("labels"), fields.textMap("annotations"));
    }
}
