package com.example.postgres.validation.schema;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CustomResourceDefinition that is installed in the API server, from the class path. */
public final class CrdFile {

    private static final String RESOURCE = "/com/example/postgres/validation/postgresclusters.yaml";

    private CrdFile() {}

    /** Its text. */
    public static String text() {
        try (InputStream stream = CrdFile.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("missing on the class path: " + RESOURCE);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of {@code spec} in the version that is stored. */
    public static JsonNode specSchema() {
        return YamlReader.readTrusted(RESOURCE, text()).at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    }
}
