package com.example.postgres.cli.output;

import com.example.postgres.cli.output.FileState.Condition;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Carries out a plan so that a crash at any moment can be repaired: first the inventory lists the intended files, then each
 * file is replaced atomically, then the inventory of the finished state is written.
 */
final class DirectoryWriter {

    private final Path directory;
    private final FileActions actions;
    private final Set<Path> touched = new LinkedHashSet<>();

    DirectoryWriter(Path directory, FileActions actions) {
        this.directory = directory;
        this.actions = actions;
    }

    void write(DirectoryPlan plan, RenderedFiles files) throws IOException {
        SortedSet<String> changing = changing(plan);
        List<OutputFile> changed = files.files().stream()
                .filter(file -> changing.contains(file.path()))
                .toList();
        List<FileState> extra = plan.in(Condition.EXTRA);
        if (plan.before().isPending()) {
            removeLeftovers(plan.before());
        }
        if (!changed.isEmpty() || !extra.isEmpty()) {
            put(InventoryText.FILE_NAME, InventoryText.write(plan.before().intending(files)));
            actions.synchronize(directory);
        }
        for (OutputFile file : changed) {
            createParents(file.path());
            put(file.path(), file.content());
        }
        for (FileState file : extra) {
            remove(file.path());
        }
        for (Path path : touched) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                actions.synchronize(path);
            }
        }
        put(InventoryText.FILE_NAME, InventoryText.write(plan.after()));
        actions.synchronize(directory);
    }

    private static SortedSet<String> changing(DirectoryPlan plan) {
        SortedSet<String> paths = new TreeSet<>();
        for (Condition condition : List.of(Condition.MISSING, Condition.STALE, Condition.EDITED)) {
            plan.in(condition).forEach(state -> paths.add(state.path()));
        }
        return paths;
    }

    private void put(String path, byte[] content) throws IOException {
        Path temporary = directory.resolve(RelativePath.temporary(path));
        Path file = directory.resolve(path);
        actions.delete(temporary);
        try {
            actions.write(temporary, content);
            actions.replace(temporary, file);
        } catch (IOException e) {
            freeSpace(temporary, e);
            throw e;
        }
        touched.add(parentOf(file));
    }

    private void freeSpace(Path temporary, IOException reason) {
        try {
            actions.delete(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void createParents(String path) throws IOException {
        List<String> names = RelativePath.names(path);
        Path at = directory;
        for (String name : names.subList(0, names.size() - 1)) {
            touched.add(at);
            at = at.resolve(name);
            if (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                actions.createDirectory(at);
            }
        }
    }

    private void remove(String path) throws IOException {
        Path file = directory.resolve(path);
        actions.delete(file);
        touched.add(parentOf(file));
        removeEmptyParents(path);
    }

    private void removeLeftovers(Inventory before) throws IOException {
        DirectoryContent content = new DirectoryContent(directory);
        for (String path : before.paths()) {
            if (content.slot(path).obstacle().isEmpty()) {
                String temporary = RelativePath.temporary(path);
                if (content.slot(temporary).hash().isPresent()) {
                    actions.delete(directory.resolve(temporary));
                }
                removeEmptyParents(path);
            }
        }
    }

    private void removeEmptyParents(String path) throws IOException {
        try {
            for (Path at = parentOf(directory.resolve(path)); !at.equals(directory); at = parentOf(at)) {
                if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                    actions.delete(at);
                }
            }
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new AssertionError("below the output directory: " + path);
        }
        return parent;
    }
}
