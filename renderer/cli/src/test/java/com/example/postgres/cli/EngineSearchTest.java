package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan takes the GitOps tool from the object beside the manifests that points at them. */
class EngineSearchTest {

    private static final String SPEC = "version: \"18\", storage: {size: 10Gi}";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeBothSides() throws IOException {
        Files.createDirectory(directory.resolve(".git"));
        Specs.write(directory, "old.yaml", Specs.orders(SPEC));
        Specs.write(directory, "clusters/orders/cluster.yaml", Specs.orders(SPEC + ", patroni: {ttl: 40}"));
    }

    private static String kustomization(String name, String version, String path) {
        return """
                apiVersion: kustomize.toolkit.fluxcd.io/%s
                kind: Kustomization
                metadata: {name: %s, namespace: flux-system}
                spec: {path: %s, suspend: true, prune: true}
                """.formatted(version, name, path);
    }

    private String plan() {
        return Run.in(directory, "plan", "old.yaml", "clusters/orders").out();
    }

    @Test
    void anObjectInTheDirectoryOfTheManifestsIsFound() {
        Specs.write(
                directory, "clusters/orders/flux.yaml", kustomization("orders", "v1", "./clusters/orders/rendered"));

        assertThat(plan())
                .contains("\nKustomization/orders in clusters/orders/flux.yaml applies these manifests\n")
                .contains("\nKustomization/orders is suspended");
    }

    @Test
    void anObjectInTheDirectoryAboveIsFound() {
        Specs.write(directory, "clusters/apps.yaml", """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: orders}
                spec:
                  sourceHydrator:
                    drySource: {repoURL: https://example.com/a.git, path: clusters/orders, targetRevision: HEAD}
                    syncSource: {targetBranch: environments/production, path: orders}
                """);

        assertThat(plan()).contains("\nApplication/orders in clusters/apps.yaml applies these manifests\n");
    }

    @Test
    void anObjectForAnotherPathOrFurtherAwayIsNot() throws IOException {
        Specs.write(directory, "clusters/flux.yaml", kustomization("bills", "v1", "./clusters/bills"));
        Specs.write(directory, "flux.yaml", kustomization("orders", "v1", "./clusters/orders"));

        assertThat(plan()).doesNotContain("Kustomization");

        Specs.write(directory, "clusters/flux.yaml", kustomization("orders", "v1", "./clusters/orders"));
        Files.delete(directory.resolve(".git"));
        assertThat(plan()).as("outside of a repository").doesNotContain("Kustomization");
    }

    @Test
    void anObjectOfAnUnknownVersionIsNamed() {
        Specs.write(directory, "clusters/flux.yaml", kustomization("orders", "v3", "./clusters/orders"));

        assertThat(plan())
                .contains("Kustomization/orders has the unknown version kustomize.toolkit.fluxcd.io/v3: known are ")
                .contains("what it does is not part of this plan (clusters/flux.yaml)");
    }

    @Test
    void ofSeveralObjectsNoneIsChosen() {
        Specs.write(
                directory,
                "clusters/flux.yaml",
                kustomization("one", "v1", "./clusters") + "---\n" + kustomization("two", "v1", "clusters/orders/"));

        assertThat(plan())
                .contains("name one with --engine: Kustomization/one, Kustomization/two")
                .doesNotContain("suspended");
    }

    @Test
    void theGivenObjectDecides() {
        Specs.write(directory, "clusters/flux.yaml", kustomization("one", "v1", "./clusters"));
        Specs.write(directory, "other.yaml", kustomization("two", "v1", "./elsewhere"));

        assertThat(Run.in(directory, "plan", "old.yaml", "clusters/orders", "--engine", "other.yaml")
                        .out())
                .contains("Kustomization/two is suspended")
                .doesNotContain("Kustomization/one");
    }
}
