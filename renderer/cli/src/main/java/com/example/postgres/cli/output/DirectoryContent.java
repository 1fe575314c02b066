package com.example.postgres.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** What a directory holds now. Looks at symbolic links, never through them. */
final class DirectoryContent {

    private final Path directory;

    DirectoryContent(Path directory) {
        this.directory = directory;
    }

    /**
     * What is in a place.
     *
     * @param hash of the file that is there; empty when there is none
     * @param obstacle why no file can be there; empty when one can
     */
    record Place(Optional<ContentHash> hash, Optional<String> obstacle) {

        private static final Place FREE = new Place(Optional.empty(), Optional.empty());

        private static Place blocked(String obstacle) {
            return new Place(Optional.empty(), Optional.of(obstacle));
        }
    }

    Place look(String path) throws IOException {
        List<String> names = RelativePath.names(path);
        Path at = directory;
        for (String name : names.subList(0, names.size() - 1)) {
            at = at.resolve(name);
            Optional<BasicFileAttributes> parent = attributes(at);
            if (parent.isEmpty()) {
                return Place.FREE;
            }
            if (!parent.get().isDirectory()) {
                return Place.blocked(describe(parent.get()) + " is in the way: " + at);
            }
        }
        Path file = at.resolve(names.get(names.size() - 1));
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isEmpty()) {
            return Place.FREE;
        }
        if (!found.get().isRegularFile()) {
            return Place.blocked(describe(found.get()) + " is in the way: " + file);
        }
        return new Place(Optional.of(ContentHash.of(Files.readAllBytes(file))), Optional.empty());
    }

    boolean has(String path) {
        return Files.exists(directory.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** The content of a file that pgc itself keeps there; empty when there is none. */
    Optional<byte[]> read(String path) throws IOException {
        Path file = directory.resolve(path);
        Optional<BasicFileAttributes> found = attributes(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().isRegularFile()) {
            throw new IOException(describe(found.get()) + " is in the way");
        }
        return Optional.of(Files.readAllBytes(file));
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String describe(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (attributes.isDirectory()) {
            return "a directory";
        }
        return attributes.isRegularFile() ? "a file" : "a special file";
    }
}
