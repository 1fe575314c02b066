package com.example.postgres.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.change.GuardedValues;
import com.example.postgres.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** After a crash at any step the next run completes the directory, whatever it renders. */
final class CrashTest {

    private static final int MAX_STEPS = 1000;

    private static final RenderedFiles BEFORE = files(
            DirectoryLayout.FLAT,
            "shop/orders",
            file("configmap-a.yaml", "a"),
            file("configmap-b.yaml", "b"),
            file("configmap-gone.yaml", "gone"));
    private static final RenderedFiles AFTER = files(
            DirectoryLayout.NESTED,
            "shop/users",
            file("configmap-a.yaml", "a"),
            file("configmap-b.yaml", "b, changed"),
            file("configmap-c.yaml", "c"),
            file("shop/orders/configmap-d.yaml", "d"));
    private static final RenderedFiles OTHER = files(
            DirectoryLayout.NESTED,
            "shop/orders",
            file("configmap-b.yaml", "b, changed otherwise"),
            file("configmap-gone.yaml", "gone, and back"),
            file("shop/orders/configmap-e.yaml", "e"));

    private static final RenderedFiles NOTHING = files(DirectoryLayout.FLAT, "shop/orders");

    private static final AllowedChanges EVERYTHING = new AllowedChanges(true, true, Set.of());

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
        return atEachStep(NOTHING, AFTER, OTHER);
    }

    private Stream<DynamicTest> atEachStep(RenderedFiles before, RenderedFiles crashed, RenderedFiles next) {
        int steps = stepsOf(before, crashed);
        assertThat(steps).isGreaterThan(10);
        return Stream.iterate(1, step -> step <= steps, step -> step + 1)
                .map(step -> DynamicTest.dynamicTest("step " + step, () -> recoversFrom(step, before, crashed, next)));
    }

    private void recoversFrom(int step, RenderedFiles before, RenderedFiles crashed, RenderedFiles next)
            throws IOException {
        Path directory = prepared("crash-" + step, before);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("notes.yaml"), "of the user");
        writeUntilDeath(directory, crashed, new DyingFiles(step));
        if (step % 2 == 0) {
            writeUntilDeath(directory, next, new DyingFiles(step / 2));
        }

        assertThat(directory(directory, new DurableFiles()).check(next)).isNotNull();
        directory(directory, new DurableFiles()).write(next, EVERYTHING);

        SortedMap<String, String> wanted = new TreeMap<>();
        next.files().forEach(file -> wanted.put(file.path(), new String(file.content(), StandardCharsets.UTF_8)));
        wanted.put("notes.yaml", "of the user");
        wanted.put(
                InventoryText.FILE_NAME, new String(InventoryText.write(Inventory.of(next)), StandardCharsets.UTF_8));
        assertThat(content(directory)).isEqualTo(wanted);
        assertThat(directory(directory, new DurableFiles()).check(next).differences())
                .isEmpty();
    }

    private int stepsOf(RenderedFiles before, RenderedFiles after) {
        DyingFiles counting = new DyingFiles(MAX_STEPS);
        directory(prepared("count-" + before.files().size(), before), counting).write(after, EVERYTHING);
        return counting.steps();
    }

    private Path prepared(String name, RenderedFiles files) {
        Path directory = temporary.resolve(name);
        if (!files.files().isEmpty()) {
            directory(directory, new DurableFiles()).write(files, EVERYTHING);
        }
        return directory;
    }

    private static void writeUntilDeath(Path directory, RenderedFiles files, FileActions actions) {
        try {
            directory(directory, actions).write(files, EVERYTHING);
        } catch (CommandException e) {
            assertThat(e).hasMessageContaining("dead");
        }
    }

    private static OutputDirectory directory(Path directory, FileActions actions) {
        return new OutputDirectory("out", directory, actions);
    }

    private static RenderedFiles files(DirectoryLayout layout, String cluster, OutputFile... files) {
        return new RenderedFiles(layout, new TreeMap<>(Map.of(cluster, GuardedValues.UNKNOWN)), List.of(files));
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
