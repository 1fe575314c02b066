package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ArchivedCluster;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an archive is worth whose key changed while the cluster ran. */
@Full
final class ArchiveKeyChangeTest {

    private static final String OLD_KEY = "0123456789abcdef".repeat(4);
    private static final String NEW_KEY = "fedcba9876543210".repeat(4);
    private static final String MEMBER = "turning-0";
    private static final String STATE = "\"$POSTGRES_BIN/pg_controldata\" \"$PGDATA\" | grep 'cluster state'";

    private final TestNamespace namespace;

    ArchiveKeyChangeTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    void restoreDoesNotEndWhereTheKeyChangedAndABackupWithTheNewKeyIsRestored() {
        namespace.putSecret("old", Map.of("WALG_LIBSODIUM_KEY", OLD_KEY));
        namespace.putSecret("new", Map.of("WALG_LIBSODIUM_KEY", NEW_KEY));
        namespace.putSecret("current", Map.of("WALG_LIBSODIUM_KEY", OLD_KEY));
        ArchivedCluster archived = new ArchivedCluster(namespace, "turning");
        archived.create(1, encryption("current"));
        archived.backup("old-base");
        archived.archiveARow();

        namespace.putSecret("current", Map.of("WALG_LIBSODIUM_KEY", NEW_KEY));
        Waiting.until(
                "the member has the new key",
                () -> assertThat(archived.cluster()
                                .run(MEMBER, "cat", "/archive/encryption/WALG_LIBSODIUM_KEY")
                                .text())
                        .isEqualTo(NEW_KEY));
        archived.archiveARow();

        Cluster withOldKey = archived.restore("with-old", encryption("old"));
        Waiting.until(
                "the log tells why",
                () -> assertThat(withOldKey.log("with-old-0"))
                        .contains("corrupted chunk")
                        .contains("cannot be fetched; retrying in 20 s"));
        assertThat(withOldKey.run("with-old-0", "/bin/sh", "-c", STATE).text()).contains("in archive recovery");
        archived.backup("new-base");
        archived.archiveARow();
        archived.assertEveryRowIsIn(archived.restore("with-new", encryption("new")));
    }

    private static String encryption(String secret) {
        return "encryption: {method: libsodium, keySecret: %s}".formatted(secret);
    }
}
