package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sides {@code git:REVISION:PATH}, read from real repositories. */
final class GitInputTest {

    @TempDir
    private Path temporary;

    private Path repository;

    @BeforeEach
    void createRepository() throws IOException {
        repository = Files.createDirectory(temporary.resolve("repository"));
        git(repository, "init", "-q", "-b", "main");
        orders("objects: [a], value: old");
        Specs.write(repository, "README.md", "no manifest");
        commit("first");
        orders("objects: [a], value: new");
    }

    private void orders(String spec) {
        Specs.write(repository, "clusters/orders.yaml", Specs.orders(spec));
    }

    private void commit(String message) {
        git(repository, "add", "-A");
        git(repository, "commit", "-q", "-m", message);
    }

    private static String git(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgSign=false"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.strip();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Run diff(Path directory, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "diff";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Run.in(directory, "", new FakeLibrary(), all);
    }

    private Run diff(String... arguments) {
        return diff(repository, arguments);
    }

    private static void assertChanged(Run run) {
        assertThat(run.out()).as(run.err()).contains("data.value: \"old\" -> \"new\"");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void readsAFileAtARevision() {
        assertChanged(diff("git:main:clusters/orders.yaml", "clusters/orders.yaml"));
    }

    @Test
    void readsADirectoryAtARevision() {
        assertChanged(diff("git:HEAD:clusters", "clusters"));
        assertChanged(diff("git:HEAD:", "."));
    }

    @Test
    void readsBothSidesAtRevisions() {
        commit("second");

        assertChanged(diff("git:HEAD~1:clusters", "git:HEAD:clusters"));
        assertThat(diff("git:HEAD:clusters", "clusters").code()).isZero();
    }

    @Test
    void aPathIsRelativeToTheWorkingDirectoryOrBeginsAtTheRoot() {
        Path clusters = repository.resolve("clusters");

        assertChanged(diff(clusters, "git:main:orders.yaml", "orders.yaml"));
        assertChanged(diff(clusters, "git:main:.", "."));
        assertChanged(diff(clusters, "git:main:../clusters/", "."));
        assertChanged(diff(clusters, "git:main:/clusters", "."));
    }

    @Test
    void theGitOpsToolIsFoundBesideTheManifestsOfARevision() {
        Specs.write(repository, "clusters/flux.yaml", """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: all}
                spec: {path: ./clusters, prune: true}
                """);
        commit("with Flux");

        assertThat(Run.in(repository, "", new FakeLibrary(), "plan", "git:HEAD~1:clusters", "git:HEAD:clusters")
                        .out())
                .contains("Kustomization/all in clusters/flux.yaml applies these manifests");
        assertThat(Run.in(repository, "", new FakeLibrary(), "plan", "clusters", "git:HEAD:clusters/orders.yaml")
                        .out())
                .contains("Kustomization/all in clusters/flux.yaml applies these manifests");
    }

    @Test
    void theMergeBaseLeavesOutWhatTheBranchDidNotChange() {
        git(repository, "switch", "-q", "-c", "topic");
        commit("topic");
        git(repository, "switch", "-q", "main");
        Specs.write(repository, "clusters/other.yaml", Specs.cluster("shop", "other", "objects: [b]"));
        commit("elsewhere");
        git(repository, "switch", "-q", "topic");

        Run sinceTheMergeBase = diff("git:main...:clusters", "clusters");

        assertChanged(sinceTheMergeBase);
        assertThat(sinceTheMergeBase.out()).doesNotContain("ConfigMap/b");
        assertThat(diff("git:main:clusters", "clusters").out()).contains("- ConfigMap/b");
    }

    @Test
    void readsRenderedFilesAtARevision() {
        Run.in(repository, "", new FakeLibrary(), "render", "clusters/orders.yaml", "-d", "deploy");
        edit("deploy/configmap-a.yaml", "new", "old");
        commit("rendered");
        Run.in(repository, "", new FakeLibrary(), "render", "clusters/orders.yaml", "-d", "deploy");

        assertChanged(diff("git:HEAD:deploy", "deploy"));
    }

    private void edit(String file, String from, String to) {
        Specs.write(repository, file, Specs.read(repository, file).replace(from, to));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void followsSymbolicLinksToFilesAndNoOthers() throws IOException {
        orders("objects: [a], value: old");
        Files.move(repository.resolve("clusters"), repository.resolve("specs"));
        Files.createDirectory(repository.resolve("clusters"));
        Files.createSymbolicLink(repository.resolve("clusters/linked.yaml"), Path.of("../specs/orders.yaml"));
        commit("link");
        Specs.write(repository, "specs/orders.yaml", Specs.orders("objects: [a], value: new"));

        assertChanged(diff("git:HEAD:clusters", "clusters"));

        Files.createSymbolicLink(repository.resolve("clusters/outside.yaml"), Path.of("/etc/hostname"));
        commit("link out");
        Run outside = diff("git:HEAD:clusters", "specs");
        assertThat(outside.code()).isEqualTo(5);
        assertThat(outside.err()).contains("git:HEAD:clusters/outside.yaml: a symbolic link");
    }

    @Test
    void positionsNameTheRevision() {
        orders("objects: [a], replicas: 500");
        commit("wrong");

        Run run = diff("git:HEAD:clusters", "git:HEAD~1:clusters");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("git:HEAD:clusters/orders.yaml:6:").contains("nothing was compared: 1 error");
    }

    @ParameterizedTest
    @CsvSource({
        "git:v9:clusters,         git fetch origin v9 fetches a branch",
        "git:v9...:clusters,      git fetch origin v9 fetches a branch",
        "git:HEAD~9:clusters,",
        "git:main...v9:clusters,  a revision is one commit; the merge base with BRANCH is git:BRANCH...:PATH",
        "git:main..HEAD:clusters, a revision is one commit; the merge base with BRANCH is git:BRANCH...:PATH"
    })
    void aRevisionThatDoesNotExistIsNoDifference(String side, @Nullable String hint) {
        Run run = diff(side, "clusters", "--allow-missing");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: " + side + ": there is no revision ")
                .endsWith(" in this repository\n" + (hint == null ? "" : "hint: " + hint + "\n"));
    }

    @Test
    void suggestsTheRemoteBranchThatACheckoutOfCiHasOnly() {
        Path clone = cloned();
        git(clone, "switch", "-q", "--detach", "origin/main");
        git(clone, "branch", "-q", "-D", "main");

        Run run = diff(clone, "git:main:clusters", "clusters");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("there is no revision main", "hint: did you mean origin/main?");
    }

    private Path cloned(String... options) {
        List<String> arguments = new ArrayList<>(List.of("clone", "-q"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(repository.toUri().toString(), "clone"));
        git(temporary, arguments.toArray(String[]::new));
        return temporary.resolve("clone");
    }

    @Test
    void aShallowCloneWithoutTheMergeBaseSaysHowToFetchIt() {
        git(repository, "switch", "-q", "-c", "topic");
        commit("topic");
        git(repository, "switch", "-q", "main");
        orders("objects: [a], value: other");
        commit("second");
        Path clone = cloned("--depth", "1", "--no-single-branch", "-b", "topic");

        Run run = diff(clone, "git:origin/main...:clusters", "clusters");
        Run older = diff(clone, "git:HEAD~1:clusters", "clusters");

        assertThat(List.of(run.code(), older.code())).containsOnly(5);
        assertThat(run.err())
                .contains("origin/main and HEAD have no common commit in this shallow clone", "fetch-depth: 0");
        assertThat(older.err()).contains("there is no revision HEAD~1", "the clone is shallow", "fetch-depth: 0");
    }

    @Test
    void aPathThatDoesNotExistIsAnErrorUnlessItMayBeMissing() {
        Run refused = diff("git:HEAD:cluster", "clusters");
        Run allowed = diff("git:HEAD:cluster", "clusters", "--allow-missing");
        Run bothMissing = diff("git:HEAD:cluster", "cluster.yaml", "--allow-missing");
        Run oldFile = diff("cluster.yaml", "clusters", "--allow-missing");

        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).isEqualTo("""
            error: git:HEAD:cluster: no such file or directory at this revision
            error: nothing was compared
            """);
        assertThat(allowed.code()).isEqualTo(1);
        assertThat(allowed.out()).contains("+ ConfigMap/a");
        assertThat(allowed.err()).startsWith("note: git:HEAD:cluster: no such file or directory at this revision");
        assertThat(List.of(bothMissing.code(), oldFile.code())).containsOnly(5);
    }

    @Test
    void theLastClusterMayBeRemoved() throws IOException {
        Files.delete(repository.resolve("clusters/orders.yaml"));

        assertThat(diff("git:HEAD:clusters", "clusters").code()).isEqualTo(5);
        Run run = diff("git:HEAD:clusters", "clusters", "--allow-missing");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("- ConfigMap/a");
    }

    @Test
    void aDirectoryOutsideOfARepositoryIsSaid() {
        Specs.write(temporary, "elsewhere/orders.yaml", Specs.orders("objects: [a]"));

        Run run = diff(temporary.resolve("elsewhere"), "git:main:orders.yaml", "orders.yaml");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err())
                .startsWith("error: git:main:orders.yaml: not a git repository")
                .contains("hint: ");
    }

    @Test
    void aPathOutOfTheRepositoryIsSaid() {
        Run run = diff("git:main:../clusters", "clusters");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("the path leads out of the repository");
    }

    @Test
    void aSubmoduleIsSaid() {
        Path clone = cloned();
        git(
                clone,
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                repository.toString(),
                "clusters/sub");
        git(clone, "commit", "-q", "-m", "submodule");

        Run run = diff(clone, "git:HEAD:clusters", "clusters/orders.yaml");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("git:HEAD:clusters/sub: a submodule");
    }

    /** A revision is never an option of git, and nothing passes through a shell. */
    @ParameterizedTest
    @ValueSource(
            strings = {"git:main", "git::clusters", "git:--help:clusters", "git:...:clusters", "git:-x...:clusters"})
    void anotherFormIsWrongUsage(String side) {
        Run run = diff(side, "clusters");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not git:REVISION:PATH", "hint: such as git:main:clusters");
    }

    @Test
    void shellCharactersAreNothingSpecial() {
        Run run = diff("git:main;touch x:clusters", "clusters");

        assertThat(run.code()).isEqualTo(5);
        assertThat(repository.resolve("x")).doesNotExist();
    }
}
