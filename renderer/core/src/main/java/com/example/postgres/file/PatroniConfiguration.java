package com.example.postgres.file;

import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Patroni's cluster-wide configuration, the JSON in the annotation {@code config} of its ConfigMap
 * (https://patroni.readthedocs.io/en/latest/dynamic_configuration.html).
 */
public final class PatroniConfiguration {

    private PatroniConfiguration() {}

    /** Compact, as Patroni itself writes it, so that the annotation never shows a difference. */
    public static String write(JsonNode configuration) {
        return CanonicalJson.compact(configuration);
    }

    /** The configuration; a missing node for a text that cannot be read. */
    public static JsonNode read(String text) {
        return YamlReader.read("config", text).documents().stream()
                .map(Document::root)
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
