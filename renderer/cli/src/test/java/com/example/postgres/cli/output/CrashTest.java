package com.example.postgres.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** After a crash at any step the next run completes the directory, whatever it renders. */
final class CrashTest {

    private static final int MAX_STEPS = 1000;

    private static final List<OutputFile> BEFORE =
            List.of(file("configmap-a.yaml", "a"), file("configmap-b.yaml", "b"), file("configmap-gone.yaml", "gone"));
    private static final List<OutputFile> AFTER = List.of(
            file("configmap-a.yaml", "a"),
            file("configmap-b.yaml", "b, changed"),
            file("configmap-c.yaml", "c"),
            file("shop/orders/configmap-d.yaml", "d"));
    private static final List<OutputFile> OTHER = List.of(
            file("configmap-b.yaml", "b, changed otherwise"),
            file("configmap-gone.yaml", "gone, and back"),
            file("shop/orders/configmap-e.yaml", "e"));

    @TempDir
    private Path temporary;

    @TestFactory
    Stream<DynamicTest> theNextRunCompletesAnUnfinishedOne() {
        return atEachStep(BEFORE, AFTER, AFTER);
    }

    @TestFactory
    Stream<DynamicTest> theNextRunMayRenderSomethingElse() {
        return atEachStep(BEFORE, AFTER, OTHER);
    }

    @TestFactory
    Stream<DynamicTest> theNextRunMayRenderWhatWasThereBefore() {
        return atEachStep(BEFORE, AFTER, BEFORE);
    }

    @TestFactory
    Stream<DynamicTest> theFirstRunMayFail() {
        return atEachStep(List.of(), AFTER, OTHER);
    }

    private Stream<DynamicTest> atEachStep(List<OutputFile> before, List<OutputFile> crashed, List<OutputFile> next) {
        int steps = stepsOf(before, crashed);
        assertThat(steps).isGreaterThan(10);
        return Stream.iterate(1, step -> step <= steps, step -> step + 1)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> recoversFrom(step, before, crashed, next)));
    }

    private void recoversFrom(int step, List<OutputFile> before, List<OutputFile> crashed, List<OutputFile> next)
            throws IOException {
        Path directory = prepared("crash-" + step, before);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("notes.yaml"), "of the user");
        writeUntilDeath(directory, crashed, new DyingFiles(step));
        if (step % 2 == 0) {
            writeUntilDeath(directory, next, new DyingFiles(step / 2));
        }

        assertThat(directory(directory, new DurableFiles()).check(next)).isNotNull();
        directory(directory, new DurableFiles()).write(next);

        SortedMap<String, String> wanted = new TreeMap<>();
        next.forEach(file -> wanted.put(file.path(), new String(file.content(), StandardCharsets.UTF_8)));
        wanted.put("notes.yaml", "of the user");
        wanted.put(
                InventoryText.FILE_NAME, new String(InventoryText.write(Inventory.of(next)), StandardCharsets.UTF_8));
        assertThat(content(directory)).isEqualTo(wanted);
        assertThat(directory(directory, new DurableFiles()).check(next)).isEmpty();
    }

    private int stepsOf(List<OutputFile> before, List<OutputFile> after) {
        DyingFiles counting = new DyingFiles(MAX_STEPS);
        directory(prepared("count-" + before.size(), before), counting).write(after);
        return counting.steps();
    }

    private Path prepared(String name, List<OutputFile> files) {
        Path directory = temporary.resolve(name);
        if (!files.isEmpty()) {
            directory(directory, new DurableFiles()).write(files);
        }
        return directory;
    }

    private static void writeUntilDeath(Path directory, List<OutputFile> files, FileActions actions) {
        try {
            directory(directory, actions).write(files);
        } catch (CommandException e) {
            assertThat(e).hasMessageContaining("dead");
        }
    }

    private static OutputDirectory directory(Path directory, FileActions actions) {
        return new OutputDirectory("out", directory, actions);
    }

    private static OutputFile file(String path, String content) {
        return new OutputFile(path, content.getBytes(StandardCharsets.UTF_8));
    }

    static SortedMap<String, String> content(Path directory) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                boolean empty = Files.isDirectory(file) && isEmpty(file);
                if (Files.isRegularFile(file) || empty) {
                    content.put(directory.relativize(file).toString(), empty ? "directory" : Files.readString(file));
                }
            }
        }
        return content;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
