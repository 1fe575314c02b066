package com.example.postgres.cli.output;

import com.example.postgres.cli.output.FileState.Condition;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.IoReason;
import com.example.postgres.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** A directory of manifests in which pgc keeps the files that it rendered, and nothing else. */
public final class OutputDirectory {

    private static final String REPAIR = "run the same command again when that is solved: it completes the directory";

    private final String name;
    private final Path directory;
    private final FileActions actions;

    OutputDirectory(String name, Path directory, FileActions actions) {
        this.name = name;
        this.directory = directory;
        this.actions = actions;
    }

    /** The directory of that name, which need not exist. Throws for one that is certainly a mistake. */
    public static OutputDirectory of(Terminal terminal, String name) {
        Path path = terminal.resolve(name).toAbsolutePath().normalize();
        try {
            Path directory = Files.exists(path) ? path.toRealPath() : path;
            refuseMistakes(name, directory, terminal.environment("HOME"));
            return new OutputDirectory(name, directory, new DurableFiles());
        } catch (IOException e) {
            throw CommandException.io("cannot use " + name + ": " + IoReason.of(e), null);
        }
    }

    private static void refuseMistakes(String name, Path directory, String home) throws IOException {
        if (directory.getParent() == null || (!home.isEmpty() && directory.equals(Path.of(home)))) {
            throw CommandException.usage(
                    "-d " + name + " is " + directory + ", which is not a directory for manifests",
                    "name a directory of its own, such as -d " + name + "/rendered");
        }
        if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            throw CommandException.usage(
                    "-d " + name + " is the root of a Git repository",
                    "name a directory in it, such as -d " + name + "/rendered");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw CommandException.io(name + " is a file, not a directory", null);
        }
    }

    /** The files that a {@link #write} would change; changes nothing. */
    public List<FileState> check(List<OutputFile> files) {
        try {
            return plan(files).differences();
        } catch (IOException e) {
            throw CommandException.io("cannot read " + name + ": " + reason(e), null);
        }
    }

    /**
     * Makes the directory hold the files, or throws.
     *
     * @return how the manifests stood before; those that are {@link Condition#EDITED_EXTRA} still do
     */
    public List<FileState> write(List<OutputFile> files) {
        try {
            DirectoryPlan plan = plan(files);
            refuseForeign(plan);
            if (!plan.needsWork()) {
                return plan.states();
            }
            createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory, actions);
            try {
                DirectoryPlan locked = plan(files);
                refuseForeign(locked);
                new DirectoryWriter(directory, actions).write(locked, files);
                return locked.statesOfManifests();
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw CommandException.io("cannot write into " + name + ": " + reason(e), REPAIR);
        }
    }

    private DirectoryPlan plan(List<OutputFile> files) throws IOException {
        return DirectoryPlan.of(new DirectoryContent(directory), name, files);
    }

    private void refuseForeign(DirectoryPlan plan) {
        List<FileState> foreign = plan.in(Condition.FOREIGN);
        if (!foreign.isEmpty()) {
            StringBuilder message = new StringBuilder("nothing was written, because of files that pgc did not write:");
            foreign.forEach(file -> message.append("\n  ")
                    .append(name)
                    .append('/')
                    .append(file.path())
                    .append(": ")
                    .append(file.reason()));
            throw CommandException.io(message.toString(), "move them out of the way, or choose another directory");
        }
    }

    private void createDirectories(Path missing) throws IOException {
        if (!Files.exists(missing)) {
            Path parent = missing.getParent();
            if (parent != null) {
                createDirectories(parent);
            }
            actions.createDirectory(missing);
        }
    }

    private String reason(IOException failure) {
        String reason = IoReason.of(failure);
        return reason.equals("no space left on device") ? "the disk is full" : reason;
    }
}
