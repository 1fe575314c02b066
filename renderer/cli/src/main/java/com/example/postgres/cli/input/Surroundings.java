package com.example.postgres.cli.input;

import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies beside a side of a comparison: the manifests in its directory and in the one above it, without their other
 * subdirectories and inside of the same Git repository.
 *
 * @param path of the directory from the root of the repository; empty for the root itself
 * @param texts named by their path from there
 */
public record Surroundings(String path, List<InputText> texts) {

    public Surroundings {
        texts = List.copyOf(texts);
    }

    /** What lies beside the side; empty if it is no file or directory, or in no repository. */
    public static Optional<Surroundings> of(Terminal terminal, SideSource source) {
        if (source instanceof SideSource.Revision revision) {
            return new GitFiles(terminal, revision).surroundings();
        }
        if (source.argument().equals(InputReader.STANDARD_INPUT)) {
            return Optional.empty();
        }
        Path path = terminal.resolve(source.argument()).toAbsolutePath().normalize();
        Path directory = Files.isDirectory(path) ? path : path.resolveSibling("");
        try {
            Optional<Path> root = root(directory);
            return root.isEmpty() || !Files.exists(path) ? Optional.empty() : Optional.of(read(root.get(), directory));
        } catch (IOException e) {
            throw CommandException.io(source.argument() + ": " + IoReason.of(e), null);
        }
    }

    /** The directory with the entry {@code .git}, which is a file in a linked work tree. */
    private static Optional<Path> root(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Surroundings read(Path root, Path directory) throws IOException {
        List<InputText> texts = new ArrayList<>();
        for (Path holder : directory.equals(root)
                ? List.of(directory)
                : List.of(directory, directory.resolve("..").normalize())) {
            try (Stream<Path> children = Files.list(holder)) {
                for (Path file : children.filter(InputFiles::isManifest)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList()) {
                    try (InputStream content = Files.newInputStream(file)) {
                        texts.add(new InputText(
                                root.relativize(file).toString(), content.readNBytes(YamlReader.MAX_BYTES + 1), false));
                    }
                }
            }
        }
        return new Surroundings(root.relativize(directory).toString(), texts);
    }
}
