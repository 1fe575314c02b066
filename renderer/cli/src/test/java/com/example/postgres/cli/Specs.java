package com.example.postgres.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Specs for {@link FakeLibrary}. */
final class Specs {

    private Specs() {}

    static String cluster(String namespace, String name, String spec) {
        return """
                apiVersion: postgres.example.com/v1alpha1
                kind: PostgresCluster
                metadata:
                  name: %s
                  namespace: %s
                spec: {%s}
                """.formatted(name, namespace, spec);
    }

    static String orders(String spec) {
        return cluster("shop", "orders", spec);
    }

    static void write(Path directory, String file, String text) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path directory, String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
