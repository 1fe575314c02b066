package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of one side of a comparison.
 *
 * @param texts the manifests, by name; those of subdirectories are included, hidden files are not
 * @param inventories the files {@code .pgc.inventory} beside them
 * @param failures files that could not be read
 * @param absence why there is no manifest at all: the path does not exist, or is a directory without any
 */
public record SideTexts(
        List<InputText> texts, List<InputText> inventories, List<Violation> failures, Optional<Violation> absence) {

    /** Lists the files that {@code pgc render -d} wrote. */
    public static final String INVENTORY = ".pgc.inventory";

    static final String NO_MANIFEST = "no .yaml, .yml or .json file in this directory";

    public SideTexts {
        texts = List.copyOf(texts);
        inventories = List.copyOf(inventories);
        failures = List.copyOf(failures);
    }

    /** Reads the side; the running cluster has no texts. Throws a {@link com.example.postgres.cli.terminal.CommandException} if Git cannot read it. */
    public static SideTexts read(Terminal terminal, SideSource source) {
        if (source instanceof SideSource.LiveCluster) {
            return new SideTexts(List.of(), List.of(), List.of(), Optional.empty());
        }
        if (source instanceof SideSource.Revision revision) {
            return new GitFiles(terminal, revision).read();
        }
        try {
            return ofFiles(terminal, source.argument());
        } catch (IOException e) {
            return failed(failure(source.argument(), IoReason.of(e)));
        }
    }

    /** Nothing, for this reason. */
    static SideTexts absent(String name, String reason) {
        return new SideTexts(List.of(), List.of(), List.of(), Optional.of(failure(name, reason)));
    }

    private static SideTexts failed(Violation failure) {
        return new SideTexts(List.of(), List.of(), List.of(failure), Optional.empty());
    }

    /** Why a text could not be read. */
    public static Violation failure(String name, String reason) {
        return Violation.error(FieldPath.ROOT, Kind.UNREADABLE, "input.unreadable", null, reason)
                .at(Position.of(name));
    }

    private static SideTexts ofFiles(Terminal terminal, String argument) throws IOException {
        Path path = terminal.resolve(argument.equals(InputReader.STANDARD_INPUT) ? "" : argument);
        boolean isDirectory = Files.isDirectory(path) && !argument.equals(InputReader.STANDARD_INPUT);
        InputFiles files = new InputFiles(terminal);
        if (isDirectory && files.ofDirectory(path, true).isEmpty()) {
            return absent(argument, NO_MANIFEST);
        }
        if (!Files.exists(path)) {
            boolean isPattern = InputFiles.isPattern(argument);
            if (!isPattern || files.ofPattern(argument).isEmpty()) {
                return absent(argument, isPattern ? "no file matches" : "no such file or directory");
            }
        }
        InputReader.Texts found = InputReader.read(terminal, List.of(argument), true, YamlReader.MAX_BYTES_OF_SET);
        return new SideTexts(
                found.texts(),
                isDirectory ? inventories(argument, path) : List.of(),
                found.failures(),
                Optional.empty());
    }

    private static List<InputText> inventories(String argument, Path directory) throws IOException {
        List<InputText> inventories = new ArrayList<>();
        for (Path file : InputFiles.named(directory, INVENTORY)) {
            Path name = Path.of(argument).resolve(directory.relativize(file));
            inventories.add(new InputText(name.toString(), Files.readAllBytes(file), false));
        }
        return inventories;
    }
}
