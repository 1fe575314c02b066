package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFolderTest {

    private static final SortedMap<String, String> FILES =
            new TreeMap<>(Map.of("a.yaml", "one: 1\ntwo: 2\n", "b.yaml", "b: 1\n"));

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        new GoldenFolder(folder).replace(FILES);
    }

    @Test
    void acceptsTheSameFiles() throws IOException {
        assertThat(new GoldenFolder(folder).differences(FILES)).isEmpty();
    }

    @Test
    void showsAStaleFileAsUnifiedDiff() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "one: 1\ntwo: 3\n");

        assertThat(new GoldenFolder(folder).differences(FILES))
                .containsExactly("--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n one: 1\n-two: 3\n+two: 2");
    }

    @Test
    void findsAMissingFile() throws IOException {
        Files.delete(folder.resolve("b.yaml"));

        assertThat(new GoldenFolder(folder).differences(FILES))
                .singleElement()
                .asString()
                .contains("--- /dev/null");
    }

    @Test
    void findsAFileTooMuch() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "c: 1\n");

        assertThat(new GoldenFolder(folder).differences(FILES))
                .singleElement()
                .asString()
                .contains("+++ /dev/null");
    }

    @Test
    void findsOtherLineEnds() throws IOException {
        Files.writeString(folder.resolve("b.yaml"), "b: 1\r\n");

        assertThat(new GoldenFolder(folder).differences(FILES)).containsExactly("b.yaml: line ends differ");
    }

    @Test
    void removesStaleFilesWhenItIsReplaced() throws IOException {
        Files.writeString(folder.resolve("c.yaml"), "c: 1\n");

        new GoldenFolder(folder).replace(FILES);

        assertThat(folder.resolve("c.yaml")).doesNotExist();
    }
}
