package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenDiffTest {

    private static final String SERVICE = "service-minimal.yaml";

    private final SortedMap<String, String> files =
            GoldenCase.example("minimal").rendered(false);

    @TempDir
    Path folder;

    private GoldenDiff golden;

    @BeforeEach
    void name() throws IOException {
        golden = new GoldenDiff(folder.resolve("expected.diff"), false);
        Files.writeString(golden.file(), "Compared with example minimal\n");
    }

    @Test
    void anEqualSetHasNoDiff() throws IOException {
        assertThat(golden.differences(files)).isEmpty();
    }

    @Test
    void showsAChangedLineBetweenItsNeighbours() throws IOException {
        files.computeIfPresent(SERVICE, (name, text) -> text.replace("name: minimal\n", "name: other\n"));

        assertThat(written()).isEqualTo("""
                Compared with example minimal

                --- service-minimal.yaml
                +++ service-minimal.yaml
                @@
                 kind: Service
                 metadata:
                -  name: minimal
                +  name: other
                   namespace: demo
                   labels:
                """);
    }

    @Test
    void showsAnAddedFileInFull() throws IOException {
        files.put("z.yaml", "a: 1\nb: 2\n");

        assertThat(written()).isEqualTo("""
                Compared with example minimal

                --- /dev/null
                +++ z.yaml
                @@
                +a: 1
                +b: 2
                """);
    }

    @Test
    void namesAMissingFile() throws IOException {
        files.remove(SERVICE);

        assertThat(written()).isEqualTo("""
                Compared with example minimal

                Missing: service-minimal.yaml
                """);
    }

    @Test
    void findsWhatIsNotCommitted() throws IOException {
        files.put("z.yaml", "a: 1\n");
        golden.replace(files);
        files.put("z.yaml", "a: 2\n");

        assertThat(golden.differences(files)).singleElement().asString().contains("-+a: 1\n++a: 2");
    }

    @Test
    void refusesAFileThatNamesNoExample() throws IOException {
        Files.writeString(golden.file(), "--- a.yaml\n");

        assertThatThrownBy(() -> golden.differences(files)).hasMessageContaining("Compared with example NAME");
    }

    private String written() throws IOException {
        golden.replace(files);
        return Files.readString(golden.file());
    }
}
