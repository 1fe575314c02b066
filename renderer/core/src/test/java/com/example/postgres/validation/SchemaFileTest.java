package com.example.postgres.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.validation.schema.CrdFile;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema that the library reads is that of the CustomResourceDefinition. */
class SchemaFileTest {

    private static final Path FILE = Path.of(System.getProperty("basedir", ""))
            .resolve("src/main/resources/com/example/postgres/validation/schema.json");

    /** {@code kubectl apply} keeps a copy of the object in an annotation, and annotations have at most 256 KiB. */
    private static final int MAX_BYTES = 250_000;

    private static final JsonNode DEFINITION = YamlReader.readTrusted("postgresclusters.yaml", CrdFile.text());

    @Test
    void isTheSchemaOfTheDefinition() throws IOException {
        String expected =
                CanonicalJson.compact(DEFINITION.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec")) + "\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, expected);
        }

        assertThat(Files.readString(FILE))
                .as("The definition changed. Run: make golden")
                .isEqualTo(expected);
    }

    @Test
    void theDefinitionFitsIntoAnAnnotation() {
        assertThat(CanonicalJson.compact(DEFINITION).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(MAX_BYTES);
    }
}
