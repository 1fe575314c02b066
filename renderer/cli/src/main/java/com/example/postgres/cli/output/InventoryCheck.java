package com.example.postgres.cli.output;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.input.Side;
import com.example.postgres.render.ClusterId;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds directories that hold only a part of what {@code pgc render -d} wrote. */
public final class InventoryCheck {

    private InventoryCheck() {}

    /**
     * What is wrong with directories.
     *
     * @param inventories the files {@code .pgc.inventory}
     * @param files the names of all manifests that were read
     * @param side what is in them; a directory counts if one of its clusters has no spec, which would count instead
     */
    public static List<Violation> problems(List<InputText> inventories, Set<String> files, Side side) {
        Set<String> specs =
                side.specs().keySet().stream().map(ClusterId::toString).collect(Collectors.toSet());
        List<Violation> problems = new ArrayList<>();
        for (InputText text : inventories) {
            String directory = directory(text);
            Inventory inventory = inventory(text);
            if (!specs.isEmpty() && specs.containsAll(inventory.clusters().keySet())) {
                continue;
            }
            if (inventory.isPending()) {
                problems.add(problem(text.name(), "pgc render was interrupted here: run the same command again"));
                continue;
            }
            inventory.paths().stream()
                    .map(path -> directory + path)
                    .filter(file -> !side.filled().contains(file))
                    .map(file -> problem(
                            file,
                            (files.contains(file) ? "empty" : "missing")
                                    + ", but in the inventory of the directory: render it again, or restore the file"))
                    .forEach(problems::add);
        }
        return problems;
    }

    /** The names of the files that the inventories list. */
    public static Set<String> listed(List<InputText> inventories) {
        Set<String> files = new HashSet<>();
        inventories.forEach(text -> inventory(text).paths().forEach(path -> files.add(directory(text) + path)));
        return files;
    }

    /** Empty, or with a slash at the end. */
    private static String directory(InputText inventory) {
        return inventory.name().substring(0, inventory.name().length() - InventoryText.FILE_NAME.length());
    }

    private static Inventory inventory(InputText text) {
        String directory = directory(text);
        return InventoryText.read(
                directory.isEmpty() ? "." : directory.substring(0, directory.length() - 1),
                Optional.of(text.content()));
    }

    private static Violation problem(String name, String detail) {
        return Violation.error(FieldPath.ROOT, Kind.UNREADABLE, "input.incomplete", null, detail)
                .at(Position.of(name));
    }
}
