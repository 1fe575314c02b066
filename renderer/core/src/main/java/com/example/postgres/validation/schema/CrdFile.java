package com.example.postgres.validation.schema;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The CustomResourceDefinition that is installed in the API server, from the class path; and its schema of {@code spec} as
 * JSON, which is read in a fraction of the time.
 */
public final class CrdFile {

    private static final String RESOURCE = "/com/example/postgres/validation/postgresclusters.yaml";
    private static final String SCHEMA = "/com/example/postgres/validation/schema.json";

    private CrdFile() {}

    /** Its text. */
    public static String text() {
        return read(RESOURCE);
    }

    /** The schema of {@code spec} in the version that is stored. */
    public static JsonNode specSchema() {
        return YamlReader.readTrusted(SCHEMA, read(SCHEMA));
    }

    private static String read(String resource) {
        try (InputStream stream = CrdFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing on the class path: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
