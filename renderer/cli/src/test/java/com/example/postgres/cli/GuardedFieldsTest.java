package com.example.postgres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code render -d} compares a spec with the one that was rendered before. */
final class GuardedFieldsTest {

    private static final String BACKUP =
            ", backup: {schedule: '@daily', %s destination: {type: S3, bucket: backups, region: eu-central-1, path: a}}";

    private static final String BEFORE =
            "version: '18', storage: {size: 10Gi, storageClass: fast}" + BACKUP.formatted("");

    @TempDir
    private Path directory;

    @BeforeEach
    void renderOnce() {
        assertThat(render(BEFORE).code()).isZero();
    }

    private Run render(String spec, String... more) {
        Specs.write(directory, "orders.yaml", Specs.orders(spec));
        return Run.in(
                directory,
                Stream.concat(Stream.of("render", "orders.yaml", "-q", "-d", "out"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String inventory() {
        return Specs.read(directory, "out/.pgc.inventory");
    }

    private void editInventory(String from, String to) {
        assertThat(inventory()).contains(from);
        Specs.write(directory, "out/.pgc.inventory", inventory().replace(from, to));
    }

    @Test
    void theInventoryKeepsTheGuardedFieldsForReaders() {
        assertThat(inventory()).contains("""
                # cluster: shop/orders
                # guarded: shop/orders spec.version=18
                # guarded: shop/orders spec.storage.size=10Gi
                # guarded: shop/orders spec.storage.storageClass=fast
                # guarded: shop/orders spec.backup.destination=path a in s3://backups
                # guarded: shop/orders spec.backup.archiveName=shop/orders
                # guarded: shop/orders spec.bootstrap=initdb
                # guarded: shop/orders spec.standby=<unset>
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "10Gi, 5Gi, spec.storage.size",
        "fast, slow, spec.storage.storageClass",
        "'{size: 10Gi, storageClass: fast}', '{size: 10Gi}', spec.storage.storageClass",
        "'18', '17', spec.version",
        "'schedule:', 'archiveName: shop/new, schedule:', spec.backup.archiveName",
        "'path: a', 'path: b', spec.backup.destination",
        "'bucket: backups', 'bucket: others', spec.backup.destination",
    })
    void refusesWhatAnExistingClusterCannotFollow(String from, String to, String field) {
        String before = inventory();
        String changed = BEFORE.replace(from, to);

        Run refused = render(changed);
        Run check = render(changed, "--check");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("error: nothing was written: an existing cluster cannot follow these changes:\n")
                .contains("  shop/orders: " + field + ": ")
                .contains("pass --allow " + field + "\n");
        assertThat(inventory()).isEqualTo(before);
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err())
                .contains("error: an existing cluster cannot follow these changes:\n  shop/orders: " + field);

        Run allowed = render(changed, "--allow", field);

        assertThat(allowed.code()).isZero();
        assertThat(allowed.err()).contains("warning: shop/orders: " + field + ": ");
        assertThat(render(changed, "--check").code()).isZero();
    }

    @Test
    void refusesToMakeARunningClusterAStandbyAndSaysHowToPromoteOne() {
        String standby = BEFORE + ", standby: {host: %s}";

        Run refused = render(standby.formatted("one.example.com"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("  shop/orders: spec.standby: <unset> -> one.example.com:5432: the primary becomes read-only")
                .contains("pass --allow spec.standby\n");
        assertThat(render(standby.formatted("one.example.com"), "--allow", "spec.standby")
                        .code())
                .isZero();

        assertThat(render(standby.formatted("two.example.com")).err()).doesNotContain("spec.standby");
        Run promoted = render(BEFORE);
        assertThat(promoted.code()).isZero();
        assertThat(promoted.err())
                .contains(
                        "warning: shop/orders: spec.standby: two.example.com:5432 -> <unset>: the standby cluster is promoted")
                .contains("\n  1. stop the source first")
                .contains("create job --from=cronjob/orders-backup orders-backup-promoted");
    }

    @Test
    void refusesAnArchiveNameThatFollowsFromADefault() {
        render(
                "version: '18', storage: {size: 10Gi, storageClass: fast}" + BACKUP.formatted("archiveName: old,"),
                "--allow",
                "spec.backup.archiveName");

        assertThat(render(BEFORE).err())
                .contains("spec.backup.archiveName: old -> shop/orders: ")
                .contains("kubectl -n shop create job --from=cronjob/orders-backup");
    }

    @Test
    void allowsOnlyTheFieldsThatAreNamed() {
        String changed = BEFORE.replace("10Gi", "5Gi").replace("fast", "slow");

        Run run = render(changed, "--allow", "spec.storage.size");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("storageClass: fast -> slow").doesNotContain("10Gi -> 5Gi");
        assertThat(render(changed, "--allow", "spec.storage.size", "--allow", "spec.storage.storageClass")
                        .code())
                .isZero();
    }

    @Test
    void printsTheStepsThatGrowAVolume() {
        Run check = render(BEFORE.replace("10Gi", "20Gi"), "--check");
        Run run = render(BEFORE.replace("10Gi", "20Gi"));

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("warning: shop/orders: spec.storage.size: 10Gi -> 20Gi: ")
                .contains("\n  1. for every member: kubectl -n shop patch pvc pgdata-orders-0 ")
                .contains("\"storage\":\"20Gi\"")
                .contains("\n  3. kubectl -n shop delete statefulset orders --cascade=orphan\n");
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err()).contains("spec.storage.size: 10Gi -> 20Gi: ").doesNotContain("cannot follow");
        assertThat(render(BEFORE.replace("10Gi", "20Gi")).err()).isEmpty();
    }

    @Test
    void printsWhatARemovedBootstrapMeans() {
        String restored = BEFORE + ", bootstrap: {recovery: {source: {archiveName: shop/old, destination:"
                + " {type: S3, bucket: backups, region: eu-central-1}}}}";
        Run added = render(restored);
        Run removed = render(BEFORE);

        assertThat(added.code()).isZero();
        assertThat(added.err()).contains("an existing cluster keeps its data as it is");
        assertThat(removed.code()).isZero();
        assertThat(removed.err())
                .contains("spec.bootstrap: recovery from s3://backups/shop/old/18, backup LATEST -> initdb: ")
                .contains("nothing is restored or lost");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localeProvider: icu, icuLocale: de-DE | initdb, icuLocale de-DE",
                "localeProvider: builtin            | initdb, localeProvider builtin",
                "locale: C                          | initdb, locale C",
                "dataChecksums: false               | initdb, dataChecksums false",
            })
    void namesTheOptionsOfInitdbThatAnExistingClusterDoesNotTake(String option, String value) {
        Run run = render(BEFORE + ", bootstrap: {initdb: {" + option + "}}");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .contains("spec.bootstrap: initdb -> " + value + ": ")
                .contains("for other data, another encoding, locale or checksums, create a new cluster");
    }

    @ParameterizedTest
    @CsvSource({
        "10Gi, 10240Mi",
        "'18', '18.1'",
        "'schedule:', 'archiveName: shop/orders, schedule:'",
        "version:, 'bootstrap: {initdb: {encoding: UTF8}}, version:'",
        "version:, 'replicas: 3, version:'",
        "eu-central-1, us-east-1",
    })
    void acceptsWhatIsNoChange(String from, String to) {
        Run run = render(BEFORE.replace(from, to));

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void acceptsThatBackupsAreDisabledAndEnabled() {
        assertThat(render("version: '18', storage: {size: 10Gi, storageClass: fast}")
                        .err())
                .isEmpty();
        assertThat(render(BEFORE.replace("path: a", "path: b")).code()).isZero();
    }

    @Test
    void refusesALowerMinorVersionAsTheApiServerDoes() {
        render(BEFORE.replace("'18'", "'18.2'"));

        assertThat(render(BEFORE.replace("'18'", "'18.1'")).err()).contains("spec.version: 18.2 -> 18.1: ");
        assertThat(render(BEFORE).code()).isZero();
    }

    @Test
    void onlyRecordsWhatAnInventoryWithoutGuardedFieldsDoesNotKnow() {
        Specs.write(directory, "out/.pgc.inventory", inventory().replaceAll("(?m)^# guarded: .*\n", ""));
        String changed = BEFORE.replace("10Gi", "5Gi");

        assertThat(render(changed, "--check").out()).contains("stale    .pgc.inventory");
        assertThat(render(changed).code()).isZero();
        assertThat(inventory()).contains("spec.storage.size=5Gi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec.storage.size=a lot",
                "spec.storage.size=",
                "spec.storage.size",
                "spec.storage.sise=10Gi",
                "spec.version=eighteen",
                "spec.version=0",
                "",
            })
    void refusesADamagedLine(String line) {
        editInventory("spec.storage.size=10Gi", line);

        Run run = render(BEFORE);

        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("out/.pgc.inventory is not an inventory", "invalid line", "restore it from Git");
    }

    @Test
    void comparesWithBothSidesOfAMergeConflict() {
        editInventory("# guarded: shop/orders spec.storage.size=10Gi\n", """
                <<<<<<< HEAD
                # guarded: shop/orders spec.storage.size=10Gi
                =======
                # guarded: shop/orders spec.storage.size=30Gi
                >>>>>>> branch
                """);

        assertThat(render(BEFORE).err()).contains("30Gi -> 10Gi").doesNotContain("10Gi -> 10Gi");
        assertThat(render(BEFORE.replace("10Gi", "30Gi")).code()).isZero();
        assertThat(inventory()).doesNotContain("<<<<").contains("size=30Gi").doesNotContain("size=10Gi");
    }

    @Test
    void readsAnInventoryWithWindowsLineEndings() {
        Specs.write(directory, "out/.pgc.inventory", inventory().replace("\n", "\r\n"));

        assertThat(render(BEFORE.replace("10Gi", "5Gi")).code()).isEqualTo(1);
        assertThat(render(BEFORE).code()).isZero();
    }

    @Test
    void comparesEachClusterOfADirectoryWithItself() {
        Specs.write(directory, "users.yaml", Specs.cluster("shop", "users", "version: '18', storage: {size: 1Gi}"));
        String[] both = {"render", "orders.yaml", "users.yaml", "-q", "-d", "fleet"};
        assertThat(Run.in(directory, both).code()).isZero();
        Specs.write(directory, "users.yaml", Specs.cluster("shop", "users", "version: '17', storage: {size: 500Mi}"));

        Run run = Run.in(directory, both);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "\n  shop/users: spec.version: 18 -> 17: ", "\n  shop/users: spec.storage.size: 1Gi -> 500Mi: ")
                .contains("pass --allow spec.version --allow spec.storage.size")
                .doesNotContain("shop/orders:");
    }

    @Test
    void aRenamedClusterIsAnotherOne() {
        Specs.write(directory, "orders.yaml", Specs.cluster("shop", "sales", BEFORE.replace("10Gi", "5Gi")));
        String[] render = {"render", "orders.yaml", "-q", "-d", "out"};

        assertThat(Run.in(directory, render).err())
                .contains("pass --prune-clusters")
                .doesNotContain("--allow");
        assertThat(Run.in(directory, "render", "orders.yaml", "-q", "-d", "out", "--prune-clusters")
                        .code())
                .isZero();
        assertThat(inventory()).contains("shop/sales spec.storage.size=5Gi").doesNotContain("shop/orders");
    }

    @Test
    void pruningAClusterDoesNotAllowChangesOfOthers() {
        Specs.write(directory, "users.yaml", Specs.cluster("shop", "users", "version: '18', storage: {size: 1Gi}"));
        Run.in(directory, "render", "orders.yaml", "users.yaml", "-q", "-d", "fleet");
        Specs.write(directory, "orders.yaml", Specs.orders(BEFORE.replace("10Gi", "5Gi")));

        Run run = Run.in(directory, "render", "orders.yaml", "-q", "-d", "fleet", "--prune-clusters");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("shop/orders: spec.storage.size: 10Gi -> 5Gi");
        assertThat(directory.resolve("fleet/shop/users")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec.replicas", "storage.size", "", "SPEC.VERSION"})
    void refusesToAllowAFieldThatIsNotGuarded(String field) {
        Run run = render(BEFORE, "--allow", field);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("spec.version, spec.storage.size, spec.storage.storageClass");
    }

    @Test
    void allowRequiresADirectory() {
        Run run = Run.in(directory, "render", "orders.yaml", "--allow", "spec.version");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--allow requires -d");
    }
}
