package com.example.postgres.cli.output;

import static java.util.Objects.requireNonNull;

import com.example.postgres.cli.input.InputText;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What directories have lost since {@code pgc render -d} wrote them: objects whose files an inventory lists, and that the set
 * has in no file. A set without its network policies would look as if its user had never wanted any.
 *
 * @param inventories that list lost objects
 * @param violations one for each lost object, at its line of the inventory
 */
public record LostObjects(List<InputText> inventories, List<Violation> violations) {

    public LostObjects {
        inventories = List.copyOf(inventories);
        violations = List.copyOf(violations);
    }

    /**
     * Compares a set with the inventories of the directories that it was read from.
     *
     * @param arguments that the user gave: directories with their subdirectories count, files do not
     */
    public static LostObjects of(Terminal terminal, List<String> arguments, ObjectSet set) {
        List<InputText> inventories = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (String argument : arguments) {
            for (InputText inventory : inventories(terminal, argument)) {
                List<Violation> lost = lost(inventory, set);
                if (!lost.isEmpty()) {
                    inventories.add(inventory);
                    violations.addAll(lost);
                }
            }
        }
        return new LostObjects(inventories, violations);
    }

    private static List<InputText> inventories(Terminal terminal, String argument) {
        Path directory = terminal.resolve(argument);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            List<InputText> inventories = new ArrayList<>();
            for (Path file : files.filter(path -> path.endsWith(InventoryText.FILE_NAME))
                    .sorted()
                    .toList()) {
                String name =
                        Path.of(argument).resolve(directory.relativize(file)).toString();
                inventories.add(new InputText(name, Files.readAllBytes(file), false));
            }
            return inventories;
        } catch (UncheckedIOException e) {
            throw unreadable(argument, requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(argument, e);
        }
    }

    private static CommandException unreadable(String argument, IOException reason) {
        return CommandException.io("cannot read " + argument + ": " + IoReason.of(reason), null);
    }

    private static List<Violation> lost(InputText inventory, ObjectSet set) {
        String folder = Optional.ofNullable(Path.of(inventory.name()).getParent())
                .map(Path::toString)
                .orElse(".");
        List<String> lines =
                new String(inventory.content(), StandardCharsets.UTF_8).lines().toList();
        return InventoryText.read(folder, Optional.of(inventory.content())).paths().stream()
                .filter(path -> !isIn(set, path))
                .map(path -> Violation.error(
                                FieldPath.ROOT,
                                Kind.REQUIRED,
                                "inventory.lost",
                                null,
                                "pgc render wrote " + path + ", and no file has this object any more: render again, or"
                                        + " leave it out in the spec")
                        .at(position(inventory.name(), lines, path)))
                .toList();
    }

    /** Whether some file has the object; the folders of a nested layout are namespace and cluster. */
    private static boolean isIn(ObjectSet set, String path) {
        List<String> names = RelativePath.names(path);
        String fileName = names.get(names.size() - 1);
        return set.objects().stream()
                .anyMatch(object -> object.id().fileName().equals(fileName)
                        && (names.size() == 1
                                || ObjectSet.isSameNamespace(object.id().namespace(), names.get(0))));
    }

    private static Position position(String name, List<String> lines, String path) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith(InventoryText.SEPARATOR + path)) {
                return new Position(name, i + 1, lines.get(i).length() - path.length() + 1);
            }
        }
        return Position.of(name);
    }
}
