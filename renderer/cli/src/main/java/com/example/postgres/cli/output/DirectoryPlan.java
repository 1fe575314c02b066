package com.example.postgres.cli.output;

import com.example.postgres.change.GuardedField;
import com.example.postgres.change.GuardedValues;
import com.example.postgres.cli.output.DirectoryContent.FileSlot;
import com.example.postgres.cli.output.FileState.Condition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * The difference between a directory and the rendered files.
 *
 * @param states of all files that are rendered or were written earlier, by path
 * @param before the current inventory
 * @param after the inventory of the finished state
 */
record DirectoryPlan(List<FileState> states, Inventory before, Inventory after) {

    static DirectoryPlan of(DirectoryContent content, String directoryName, RenderedFiles files) throws IOException {
        Optional<byte[]> inventoryText = content.read(InventoryText.FILE_NAME);
        Inventory before = InventoryText.read(directoryName, inventoryText);
        Inventory after = Inventory.of(files);
        List<FileState> states = new ArrayList<>();
        for (OutputFile file : files.files()) {
            states.add(rendered(file, content.slot(file.path()), before));
        }
        SortedSet<String> gone = before.paths();
        files.files().forEach(file -> gone.remove(file.path()));
        for (String path : gone) {
            Optional<FileState> left = noLongerRendered(path, content.slot(path), before);
            left.ifPresent(states::add);
            if (left.isPresent() && left.get().is(Condition.EDITED_EXTRA)) {
                after = after.keeping(path, before);
            }
        }
        ownFile(content, InventoryText.FILE_NAME, inventoryText, InventoryText.write(after))
                .ifPresent(states::add);
        states.sort(Comparator.comparing(FileState::path));
        return new DirectoryPlan(List.copyOf(states), before, after);
    }

    /** The clusters whose files would be removed. */
    SortedSet<String> missingClusters() {
        return before.clustersMissingIn(after.clusters().keySet());
    }

    boolean changesLayout() {
        return before.layout().isPresent() && !before.layout().equals(after.layout());
    }

    /** The changes of guarded fields, by cluster. */
    List<ClusterChange> guardedChanges() {
        List<ClusterChange> changes = new ArrayList<>();
        after.clusters()
                .forEach((cluster, values) -> before.clusters()
                        .getOrDefault(cluster, GuardedValues.UNKNOWN)
                        .to(values)
                        .forEach(change -> changes.add(new ClusterChange(cluster, change))));
        return changes;
    }

    List<ClusterChange> refusedChanges(Set<GuardedField> allowed) {
        return guardedChanges().stream()
                .filter(change -> change.isRefused(allowed))
                .toList();
    }

    List<FileState> in(Condition condition) {
        return states.stream().filter(state -> state.is(condition)).toList();
    }

    /** Without the inventory itself, which counts as unfinished while the lock is held. */
    List<FileState> statesOfManifests() {
        return states.stream()
                .filter(state -> !state.path().equals(InventoryText.FILE_NAME))
                .toList();
    }

    /** The files that differ, including edited ones that are kept. */
    List<FileState> differences() {
        return states.stream().filter(state -> !state.is(Condition.FRESH)).toList();
    }

    boolean needsWork() {
        return states.stream().anyMatch(state -> !state.is(Condition.FRESH) && !state.is(Condition.EDITED_EXTRA));
    }

    private static FileState rendered(OutputFile file, FileSlot slot, Inventory before) {
        if (slot.obstacle().isPresent()) {
            return new FileState(file.path(), Condition.FOREIGN, slot.obstacle().get());
        }
        if (slot.hash().isEmpty()) {
            return new FileState(file.path(), Condition.MISSING, "");
        }
        ContentHash found = slot.hash().get();
        if (found.equals(file.hash())) {
            return new FileState(file.path(), Condition.FRESH, "");
        }
        if (!before.isOurs(file.path(), found)) {
            return new FileState(file.path(), Condition.FOREIGN, "not in the inventory");
        }
        boolean edited = !before.isUnedited(file.path(), found);
        return new FileState(file.path(), edited ? Condition.EDITED : Condition.STALE, "");
    }

    private static Optional<FileState> noLongerRendered(String path, FileSlot slot, Inventory before) {
        if (slot.hash().isEmpty() || !before.isOurs(path, slot.hash().get())) {
            return Optional.empty();
        }
        return Optional.of(
                before.isUnedited(path, slot.hash().get())
                        ? new FileState(path, Condition.EXTRA, "no longer rendered")
                        : new FileState(path, Condition.EDITED_EXTRA, "no longer rendered"));
    }

    private static Optional<FileState> ownFile(
            DirectoryContent content, String path, Optional<byte[]> found, byte[] wanted) {
        if (content.has(DirectoryLock.FILE_NAME) || content.has(RelativePath.temporary(path))) {
            return Optional.of(new FileState(path, Condition.STALE, "an earlier run did not finish"));
        }
        if (found.isEmpty()) {
            return Optional.of(new FileState(path, Condition.MISSING, ""));
        }
        return Arrays.equals(found.get(), wanted)
                ? Optional.empty()
                : Optional.of(new FileState(path, Condition.STALE, ""));
    }
}
