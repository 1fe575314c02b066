package com.example.postgres.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.change.GuardedValues;
import com.example.postgres.cli.output.FileState.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputDirectoryTest {

    private static final RenderedFiles FILES = new RenderedFiles(
            DirectoryLayout.FLAT,
            new TreeMap<>(Map.of("shop/orders", GuardedValues.UNKNOWN)),
            List.of(new OutputFile("configmap-a.yaml", "a".getBytes(StandardCharsets.UTF_8))));

    private static final AllowedChanges NONE = new AllowedChanges(false, false, Set.of());

    @TempDir
    private Path temporary;

    @Test
    void returnsTheStatesUnderTheLockNotThoseBefore() {
        Path directory = temporary.resolve("out");
        OutputDirectory other = new OutputDirectory("out", directory, new DurableFiles());
        FileActions overtaken = new Overtaken(() -> other.write(FILES, NONE));

        List<FileState> states = new OutputDirectory("out", directory, overtaken)
                .write(FILES, NONE)
                .statesOfManifests();

        assertThat(states).containsExactly(new FileState("configmap-a.yaml", Condition.FRESH, ""));
    }

    /** Another run finishes after this one has read the directory and before it locks it. */
    private record Overtaken(Runnable otherRun) implements FileActions {

        private static final FileActions REAL = new DurableFiles();

        @Override
        public void createDirectory(Path directory) throws IOException {
            REAL.createDirectory(directory);
            otherRun.run();
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            REAL.write(file, content);
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            REAL.replace(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            REAL.delete(path);
        }

        @Override
        public void synchronize(Path directory) throws IOException {
            REAL.synchronize(directory);
        }
    }
}
