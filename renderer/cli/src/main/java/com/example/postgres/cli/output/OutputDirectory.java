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

/** A directory in which pgc maintains the files that it rendered, and touches no others. */
public final class OutputDirectory {

    private static final String REPAIR = "fix the cause, then run the same command again: it completes the directory";

    private final String name;
    private final Path directory;
    private final FileActions actions;

    OutputDirectory(String name, Path directory, FileActions actions) {
        this.name = name;
        this.directory = directory;
        this.actions = actions;
    }

    /** The directory of that name; it need not exist. Throws for one that must be a mistake. */
    public static OutputDirectory of(Terminal terminal, String name) {
        Path path = terminal.resolve(name).toAbsolutePath().normalize();
        refuseBrokenLink(name, path);
        try {
            Path directory = Files.exists(path) ? path.toRealPath() : path;
            refuseMistakes(name, directory, terminal.environment("HOME"));
            return new OutputDirectory(name, directory, new DurableFiles());
        } catch (IOException e) {
            throw CommandException.io("cannot use " + name + ": " + IoReason.of(e), null);
        }
    }

    /** A directory cannot be made in place of a link that leads nowhere, nor below one. */
    private static void refuseBrokenLink(String name, Path path) {
        for (Path at = path; at != null && !Files.exists(at); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw CommandException.io(
                        "-d " + name + ": " + at + " is a symbolic link that leads nowhere",
                        "remove the link, or create the directory that it names");
            }
        }
    }

    private static void refuseMistakes(String name, Path directory, String home) throws IOException {
        if (directory.getParent() == null || (!home.isEmpty() && directory.equals(Path.of(home)))) {
            throw CommandException.usage(
                    "-d " + name + " is " + directory + ", the root or your home directory",
                    "choose a directory for manifests only, such as -d " + name + "/rendered");
        }
        if (Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
            throw CommandException.usage(
                    "-d " + name + " is the root of a Git repository",
                    "choose a directory in it, such as -d " + name + "/rendered");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw CommandException.io(name + " is a file, not a directory", null);
        }
    }

    /** The inventory of the directory; empty if it has none. */
    Inventory inventory() {
        try {
            return InventoryText.read(name, new DirectoryContent(directory).read(InventoryText.FILE_NAME));
        } catch (IOException e) {
            throw CommandException.io("cannot read " + name + ": " + reason(e), null);
        }
    }

    /** What {@link #write} would change; changes nothing. */
    DirectoryPlan check(RenderedFiles files) {
        try {
            return plan(files);
        } catch (IOException e) {
            throw CommandException.io("cannot read " + name + ": " + reason(e), null);
        }
    }

    /**
     * Writes the files, and removes those that are no longer rendered.
     *
     * @param allowed changes that are refused otherwise
     * @return the plan that was carried out; files that are {@link Condition#EDITED_EXTRA} have not changed
     */
    DirectoryPlan write(RenderedFiles files, AllowedChanges allowed) {
        try {
            DirectoryPlan plan = plan(files);
            refuseForeign(plan);
            refuseUnlessAllowed(plan, allowed);
            if (!plan.needsWork()) {
                return plan;
            }
            createDirectories(directory);
            DirectoryLock lock = DirectoryLock.take(directory, actions);
            try {
                DirectoryPlan locked = plan(files);
                refuseForeign(locked);
                refuseUnlessAllowed(locked, allowed);
                new DirectoryWriter(directory, actions).write(locked, files);
                return locked;
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw CommandException.io("cannot write to " + name + ": " + reason(e), REPAIR);
        }
    }

    private DirectoryPlan plan(RenderedFiles files) throws IOException {
        return DirectoryPlan.of(new DirectoryContent(directory), name, files);
    }

    private void refuseForeign(DirectoryPlan plan) {
        List<FileState> foreign = plan.in(Condition.FOREIGN);
        if (!foreign.isEmpty()) {
            StringBuilder message = new StringBuilder("nothing was written, because pgc did not write these files:");
            foreign.forEach(file -> message.append("\n  ")
                    .append(name)
                    .append('/')
                    .append(file.path())
                    .append(": ")
                    .append(file.reason()));
            throw CommandException.io(message.toString(), "move them out of the way, or choose another directory");
        }
    }

    private void refuseUnlessAllowed(DirectoryPlan plan, AllowedChanges allowed) {
        if (!plan.missingClusters().isEmpty() && !allowed.prune()) {
            throw CommandException.refused(
                    "nothing was written: these clusters are no longer rendered, and their files would be removed from "
                            + name + ":\n  " + String.join("\n  ", plan.missingClusters()),
                    "if they should go, pass --prune-clusters; otherwise add them to the input");
        }
        if (plan.changesLayout() && !allowed.layout()) {
            throw CommandException.refused(
                    "nothing was written: several clusters do not fit the layout of " + name + ", which is flat",
                    "--layout nested moves the files to <namespace>/<cluster>/, --layout flat keeps all in one directory");
        }
        List<ClusterChange> refused = plan.refusedChanges(allowed.fields());
        if (!refused.isEmpty()) {
            throw CommandException.refused(
                    "nothing was written: " + ClusterChange.refusal(refused), ClusterChange.hint(refused));
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
