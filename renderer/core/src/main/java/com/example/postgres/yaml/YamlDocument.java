package com.example.postgres.yaml;

import com.example.postgres.source.SourceMap;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One document of a YAML or JSON text.
 *
 * @param root its tree; never changed after creation
 * @param sources positions of the values in the text
 * @param index of the document in the text, counted from 0; empty documents count, but are not returned
 */
public record YamlDocument(JsonNode root, SourceMap sources, int index) {}
