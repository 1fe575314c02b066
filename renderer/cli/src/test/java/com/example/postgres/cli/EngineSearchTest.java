package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static String applicationSet(String path, String more) {
        return """
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: fleet, namespace: argocd}
                spec:
                  generators: [{list: {elements: [{cluster: eu}, {cluster: us}]}}]
                  template:
                    metadata: {name: "orders-{{cluster}}"}
                    spec:
                      project: "{{cluster}}"
                      destination: {name: "{{cluster}}"}
                      source: {repoURL: https://example.com/a.git, path: "%s"}
                      syncPolicy: {syncOptions: [Replace=true]}
                %s""".formatted(path, more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spec: {path: clusters/orders, force: true | clusters/flux.yaml:4:7: Syntax error: the { or [ on line 4",
                "spec: {path: clusters/orders, prune: true, prune: false} | clusters/flux.yaml:4:44: spec.prune: Duplicate",
                "spec: {path: &p clusters/orders} | clusters/flux.yaml:4:14: spec.path: Forbidden"
            })
    void anObjectThatCannotBeReadIsNamed(String spec, String problem) {
        String object = kustomization("orders", "v1", "clusters/orders");
        Specs.write(directory, "clusters/flux.yaml", object.substring(0, object.indexOf("spec:")) + spec + "\n");
        Specs.write(directory, "clusters/more.yaml", kustomization("more", "v1", "clusters"));

        assertThat(plan())
                .contains("\n" + problem)
                .contains("; what a GitOps object there does is not part of this plan\n")
                .contains("\nKustomization/more is suspended")
                .doesNotContain("Kustomization/orders");
        assertThat(Run.in(directory, "plan", "old.yaml", "clusters/orders", "--engine", "clusters/flux.yaml")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void ofTwoObjectsOfOneNameNeitherIsTakenSilently() {
        Specs.write(
                directory,
                "clusters/flux.yaml",
                kustomization("orders", "v1", "clusters") + "---\n" + kustomization("orders", "v1", "clusters"));

        assertThat(plan()).contains("clusters/flux.yaml:8:").contains("the same Kustomization is also at ");
        Run run = Run.in(directory, "plan", "old.yaml", "clusters/orders", "--engine", "clusters/flux.yaml");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("the same Kustomization is also at ");
    }

    @Test
    void aBrokenFileWithoutSuchAnObjectIsNone() {
        Specs.write(directory, "clusters/rollout.yaml", "apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {\n");

        assertThat(plan()).doesNotContain("GitOps").doesNotContain("rollout.yaml");
    }

    @Test
    void ofSeveralObjectsAndOneThatCannotBeReadAllAreNamed() {
        Specs.write(directory, "clusters/one.yaml", kustomization("one", "v1", "clusters"));
        Specs.write(directory, "clusters/two.yaml", kustomization("two", "v1", "clusters"));
        Specs.write(directory, "clusters/new.yaml", kustomization("three", "v3", "clusters"));

        assertThat(plan()).contains("name one with --engine").contains("Kustomization/three has the unknown version");
    }

    @Test
    void theTemplateOfAnApplicationSetIsReadAsItsApplications() {
        Specs.write(directory, "clusters/fleet.yaml", applicationSet("clusters/orders", ""));

        assertThat(plan())
                .contains("\nApplicationSet/fleet in clusters/fleet.yaml applies these manifests\n")
                .contains("\nApplicationSet/fleet replaces objects")
                .contains("\nApplicationSet/fleet has no automated sync");

        Specs.write(directory, "clusters/fleet.yaml", applicationSet("clusters/bills", ""));
        assertThat(plan()).doesNotContain("ApplicationSet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clusters/{{cluster}} | ''",
                "clusters/orders | '  templatePatch: \"spec: {}\"'",
                "clusters/orders | '  template: {metadata: {}}'"
            })
    void anApplicationSetThatLeavesThisToItsGeneratorsIsNamed(String path, String more) {
        String set = applicationSet(path, more + "\n");
        Specs.write(
                directory,
                "clusters/fleet.yaml",
                more.contains("template:")
                        ? set.replaceFirst("(?s)  template:.*?(?=  template: .metadata: ..)", "")
                        : set);

        assertThat(plan())
                .contains("ApplicationSet/fleet leaves to its generators what its Applications do: give one of these"
                        + " Applications with --engine; what it does is not part of this plan (clusters/fleet.yaml)");
        Run run = Run.in(directory, "plan", "old.yaml", "clusters/orders", "--engine", "clusters/fleet.yaml");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("clusters/fleet.yaml:")
                .contains("ApplicationSet/fleet leaves to its generators");
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
