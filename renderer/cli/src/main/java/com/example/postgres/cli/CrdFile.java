package com.example.postgres.cli;

import com.example.postgres.validation.ClusterValidator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The CustomResourceDefinition that the library holds. */
final class CrdFile {

    private static final String NAME = "postgresclusters.yaml";

    private CrdFile() {}

    static byte[] read() {
        try (InputStream file = Objects.requireNonNull(ClusterValidator.class.getResourceAsStream(NAME), NAME)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("on the class path: " + NAME, e);
        }
    }
}
