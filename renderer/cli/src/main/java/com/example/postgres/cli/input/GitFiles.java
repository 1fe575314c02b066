package com.example.postgres.cli.input;

import com.example.postgres.cli.input.GitObjects.GitObject;
import com.example.postgres.cli.input.GitProgram.Answer;
import com.example.postgres.cli.input.SideSource.Revision;
import com.example.postgres.cli.terminal.CommandException;
import com.example.postgres.cli.terminal.Terminal;
import com.example.postgres.source.Violation;
import com.example.postgres.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a file or directory at a revision. Nothing is checked out. */
final class GitFiles {

    /** Other revisions begin at a commit, such as HEAD~1. */
    private static final Pattern BRANCH = Pattern.compile("[^~^@:{}]+");

    private static final String SYMBOLIC_LINK = "120000";
    private static final String SUBMODULE = "160000";

    private final GitProgram git;
    private final Revision source;
    private final List<InputText> texts = new ArrayList<>();
    private final List<InputText> inventories = new ArrayList<>();
    private final List<Violation> failures = new ArrayList<>();

    GitFiles(Terminal terminal, Revision source) {
        this(new GitProgram(terminal.resolve("")), source);
    }

    GitFiles(GitProgram git, Revision source) {
        this.git = git;
        this.source = source;
    }

    SideTexts read() {
        String path = pathInRepository(workingDirectory());
        String commit = source.isMergeBase() ? mergeBase() : commit(source.revision());
        try (GitObjects objects = new GitObjects(git, YamlReader.MAX_BYTES_OF_SET + 1)) {
            Optional<GitObject> found = objects.find(commit + ":" + path);
            if (found.isEmpty()) {
                return SideTexts.absent(source.argument(), "no such file or directory at this revision");
            }
            if (found.get().isTree()) {
                readDirectory(objects, commit, path, found.get().id());
            } else {
                texts.add(new InputText(source.argument(), found.get().content(), true));
            }
        }
        return texts.isEmpty() && failures.isEmpty()
                ? SideTexts.absent(source.argument(), SideTexts.NO_MANIFEST)
                : new SideTexts(texts, inventories, failures, Optional.empty());
    }

    /** The manifests in the directory of the path and in the one above it; empty if the path is not there. */
    Optional<Surroundings> surroundings() {
        String path = pathInRepository(workingDirectory());
        String commit = source.isMergeBase() ? mergeBase() : commit(source.revision());
        try (GitObjects objects = new GitObjects(git, YamlReader.MAX_BYTES + 1)) {
            Optional<GitObject> found = objects.find(commit + ":" + path);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            String directory = found.get().isTree() ? path : above(path);
            List<InputText> beside = new ArrayList<>();
            for (String holder : directory.isEmpty() ? List.of("") : List.of(directory, above(directory))) {
                for (Entry entry : entries(commit + ":" + holder, false)) {
                    String name = holder.isEmpty() ? entry.path() : holder + "/" + entry.path();
                    if (entry.isFile() && InputFiles.isManifest(Path.of(name))) {
                        objects.find(entry.id())
                                .ifPresent(file -> beside.add(new InputText(name, file.content(), false)));
                    }
                }
            }
            return Optional.of(new Surroundings(directory, beside));
        }
    }

    private static String above(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private void readDirectory(GitObjects objects, String commit, String path, String tree) {
        String prefix = path.isEmpty() ? "" : path + "/";
        for (Entry entry : entries(tree, true)) {
            boolean isInventory = Path.of(entry.path()).endsWith(SideTexts.INVENTORY);
            boolean isRead =
                    InputFiles.isVisible(Path.of(entry.path())) && InputFiles.isManifest(Path.of(entry.path()));
            if (entry.mode().equals(SUBMODULE)) {
                failed(entry, "a submodule: its files are not in this repository");
            } else if (entry.mode().equals(SYMBOLIC_LINK)) {
                Optional<GitObject> target = objects.find(commit + ":" + prefix + entry.path());
                if (target.map(GitObject::isTree).orElse(isRead)) {
                    failed(entry, "a symbolic link to a directory, to nothing, or out of the repository");
                } else if (isRead) {
                    texts.add(text(entry, target.get().content()));
                }
            } else if (isRead || isInventory) {
                byte[] content = objects.find(entry.id())
                        .map(GitObject::content)
                        .orElseThrow(() -> CommandException.io(
                                name(entry) + " is missing in the repository", "is it damaged? git fsck checks it"));
                (isRead ? texts : inventories).add(text(entry, content));
            }
        }
    }

    /**
     * A file of a directory.
     *
     * @param mode what it is
     * @param id of its content
     * @param path below the directory
     */
    private record Entry(String mode, String id, String path) {

        boolean isFile() {
            return mode.startsWith("100");
        }

        /** {@code <mode> <type> <id>TAB<path>}. */
        static Entry parse(String text) {
            int tab = text.indexOf('\t');
            String[] words = text.substring(0, tab).split(" ", -1);
            return new Entry(words[0], words[2], text.substring(tab + 1));
        }
    }

    private List<Entry> entries(String tree, boolean isRecursive) {
        Answer answer = isRecursive
                ? git.run("ls-tree", "-r", "-z", "--full-tree", tree)
                : git.run("ls-tree", "-z", "--full-tree", tree);
        if (!answer.isSuccess()) {
            throw CommandException.io(source.argument() + ": git: " + answer.error(), null);
        }
        return Stream.of(answer.output().split("\0", -1))
                .filter(entry -> !entry.isEmpty())
                .map(Entry::parse)
                .toList();
    }

    private InputText text(Entry entry, byte[] content) {
        return new InputText(name(entry), content, false);
    }

    private void failed(Entry entry, String reason) {
        failures.add(SideTexts.failure(name(entry), reason));
    }

    private String name(Entry entry) {
        String argument = source.argument();
        return argument + (argument.endsWith("/") || source.path().isEmpty() ? "" : "/") + entry.path();
    }

    /** The working directory below the root of the repository: empty, or with a slash at the end. */
    private String workingDirectory() {
        Answer answer = git.run("rev-parse", "--show-prefix");
        if (answer.isSuccess()) {
            return answer.output();
        }
        throw CommandException.io(
                source.argument() + ": " + answer.error(),
                answer.error().startsWith("not a git repository")
                        ? "run pgc in the repository, or compare directories"
                        : null);
    }

    private String pathInRepository(String workingDirectory) {
        boolean isFromRoot = source.path().startsWith("/");
        Deque<String> names = new ArrayDeque<>();
        for (String name : ((isFromRoot ? "" : workingDirectory) + source.path()).split("/", -1)) {
            if (name.equals("..") && names.pollLast() == null) {
                throw CommandException.io(source.argument() + ": the path leads out of the repository", null);
            }
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private String commit(String revision) {
        Answer answer = git.run("rev-parse", "--verify", "--quiet", revision + "^{commit}");
        if (answer.isSuccess()) {
            return answer.output();
        }
        throw CommandException.io(
                source.argument() + ": there is no revision " + revision + " in this repository", cure(revision));
    }

    private @Nullable String cure(String revision) {
        if (git.run("rev-parse", "--verify", "--quiet", "origin/" + revision + "^{commit}")
                .isSuccess()) {
            return "did you mean origin/" + revision + "?";
        }
        if (revision.contains("..")) {
            return "a revision is one commit; the merge base with BRANCH is git:BRANCH...:PATH";
        }
        return isShallow()
                ? "the clone is shallow: fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH:"
                        + " 0)"
                : BRANCH.matcher(revision).matches() ? "git fetch origin " + revision + " fetches a branch" : null;
    }

    private String mergeBase() {
        commit(source.revision());
        commit("HEAD");
        Answer answer = git.run("merge-base", source.revision(), "HEAD");
        if (answer.isSuccess()) {
            return answer.output();
        }
        throw CommandException.io(
                source.argument() + ": " + source.revision() + " and HEAD have no common commit"
                        + (isShallow() ? " in this shallow clone" : ""),
                isShallow()
                        ? "fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"
                        : "compare with the branch itself: git:" + source.revision() + ":" + source.path());
    }

    private boolean isShallow() {
        return git.run("rev-parse", "--is-shallow-repository").output().equals("true");
    }
}
