package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that follows from others. {@code -Dgolden.update=true} writes it. */
record CommittedFile(Path path) {

    static final boolean UPDATES = Boolean.getBoolean("golden.update");

    /** Fails if the file differs from the text. */
    void assertIs(String expected) {
        try {
            if (UPDATES) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, expected);
            }
            assertThat(path).as("accept with: make golden").exists();
            assertThat(Files.readString(path))
                    .as("%s is stale; accept with: make golden", path)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
