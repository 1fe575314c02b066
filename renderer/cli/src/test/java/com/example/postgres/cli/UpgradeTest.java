package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pgc upgrade --preview}: from the committed manifests to those that this version renders. */
class UpgradeTest {

    private static final String SPEC = "version: \"18\", replicas: 3, storage: {size: 10Gi}";

    @TempDir
    private Path directory;

    /** Two clusters in {@code clusters}, rendered into {@code rendered}, one of them as if by an older version. */
    @BeforeEach
    void writeTheFleet() {
        Specs.write(directory, "clusters/orders.yaml", Specs.cluster("shop", "orders", SPEC));
        Specs.write(directory, "clusters/bills.yaml", Specs.cluster("shop", "bills", SPEC));
        pgc("render", "clusters", "-d", "rendered");
        replace("rendered/shop/orders/statefulset-orders.yaml", "revisionHistoryLimit: 3", "revisionHistoryLimit: 2");
        replace(
                "rendered/shop/orders/statefulset-orders.yaml",
                "enableServiceLinks: false",
                "enableServiceLinks: true");
    }

    @Test
    void plansTheStepFromTheCommittedManifestsToWhatThisVersionRenders() {
        Run run = pgc("upgrade", "--preview", "rendered", "clusters");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("ROLLING_RESTART: 1 of 2 clusters changes (1 NONE, 1 ROLLING_RESTART)")
                .contains("shop/orders: ROLLING_RESTART", "spec.template.spec.enableServiceLinks: true -> false")
                .contains("\nManifest changes in the changelog: Unreleased\n  * First release");
    }

    @Test
    void findsTheSpecsInTheDirectoryItself() {
        assertThat(pgc("upgrade", "--preview", ".").out())
                .isEqualTo(pgc("upgrade", "--preview", "rendered", "clusters").out());
    }

    @Test
    void theGateIsThatOfPlan() {
        assertThat(pgc("upgrade", "--preview", ".", "--fail-on", "ROLLING_RESTART")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void theChangelogIsInEveryReportThatPeopleReadAndInJson() {
        assertThat(pgc("upgrade", "--preview", ".", "-o", "markdown").out())
                .contains(
                        "<details><summary>Manifest changes in the changelog: Unreleased</summary>\n\n* First release");
        assertThat(pgc("upgrade", "--preview", ".", "-o", "html").out())
                .contains("<summary>Manifest changes in the changelog: Unreleased</summary>\n<ul>\n<li>First release");
        assertThat(pgc("upgrade", "--preview", ".", "-o", "json").out())
                .contains("\"manifestChanges\" : [ \"First release");
    }

    @Test
    void nothingChangesWithTheVersionThatRendered() {
        pgc("render", "clusters", "-d", "rendered");

        Run run = pgc("upgrade", "--preview", ".");

        assertThat(run.out())
                .startsWith("NONE: nothing changes in 2 clusters\n")
                .doesNotContain("Manifest changes");
    }

    @Test
    void aRenderedClusterWithoutASpecIsNotTakenForDeleted() throws IOException {
        Files.delete(directory.resolve("clusters/bills.yaml"));

        Run run = pgc("upgrade", "--preview", ".");

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).isEqualTo("""
                        error: shop/bills: has rendered manifests but no spec: name the directory of the specs
                        error: nothing was compared
                        """);
    }

    @Test
    void aSpecThatIsNotRenderedYetIsLeftOut() {
        Specs.write(directory, "clusters/new.yaml", Specs.cluster("shop", "new", SPEC));

        Run run = pgc("upgrade", "--preview", ".");

        assertThat(run.err()).contains("note: shop/new: left out");
        assertThat(run.out()).startsWith("ROLLING_RESTART: 1 of 2 clusters");
    }

    @Test
    void whatIsIncompleteOrNotThereIsAnError() throws IOException {
        assertThat(pgc("upgrade", "--preview", "clusters").err()).contains("no .pgc.inventory");
        assertThat(pgc("upgrade", "--preview", "clusters").code()).isEqualTo(5);
        assertThat(pgc("upgrade", "--preview", "none").code()).isEqualTo(5);
        assertThat(pgc("upgrade", ".").code()).isEqualTo(2);
        assertThat(pgc("upgrade", "--preview", ".", "--since", "0.0.7").err()).contains("it has Unreleased");

        Files.delete(directory.resolve("rendered/shop/orders/role-orders.yaml"));
        assertThat(pgc("upgrade", "--preview", ".").err()).contains("role-orders.yaml: missing, but in the inventory");
    }

    private Run pgc(String... arguments) {
        return Run.in(directory, arguments);
    }

    private void replace(String file, String before, String after) {
        String text = Specs.read(directory, file);
        assertThat(text).contains(before);
        Specs.write(directory, file, text.replace(before, after));
    }
}
