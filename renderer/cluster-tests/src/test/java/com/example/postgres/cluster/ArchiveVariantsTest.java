package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.ArchivedCluster;
import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.PgpKey;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to compress and encrypt an archive, from the first segment to the last row of a restore. */
@Full
final class ArchiveVariantsTest {

    private static final String KEY = "0123456789abcdef".repeat(4);
    private static final String OTHER_KEY = "fedcba9876543210".repeat(4);

    private final TestNamespace namespace;

    ArchiveVariantsTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "lzma", "brotli", "none"})
    void compressedArchiveIsRestored(String compression) {
        ArchivedCluster archived = create(compression, "compression: " + compression);

        Cluster restored = archived.restore(compression + "-copy", "");

        archived.assertEveryRowIsIn(restored);
        archived.remove(restored);
    }

    @Test
    void libsodiumArchiveIsRestoredWithItsKeyAlone() {
        namespace.putSecret("sodium-key", Map.of("WALG_LIBSODIUM_KEY", KEY));
        namespace.putSecret("sodium-other-key", Map.of("WALG_LIBSODIUM_KEY", OTHER_KEY));
        ArchivedCluster archived = create("sodium", encryption("libsodium", "sodium-key"));

        assertRefused(archived.restore("sodium-other", encryption("libsodium", "sodium-other-key")), "corrupted chunk");

        Cluster restored = archived.restore("sodium-copy", encryption("libsodium", "sodium-key"));
        archived.assertEveryRowIsIn(restored);
        archived.remove(restored);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pgp           | default        | ''
            pgp-phrase    | default        | a longer phrase
            pgp-curve     | future-default | ''
            """)
    void pgpArchiveIsWrittenWithThePublicKeyAndRestoredWithThePrivateOne(
            String name, String algorithm, String passphrase) {
        PgpKey key = PgpKey.create(namespace.kubernetes(), algorithm, passphrase);
        namespace.putSecret(name + "-public", Map.of("WALG_PGP_KEY", key.publicKey()));
        namespace.putSecret(
                name + "-private",
                passphrase.isEmpty()
                        ? Map.of("WALG_PGP_KEY", key.privateKey())
                        : Map.of("WALG_PGP_KEY", key.privateKey(), "WALG_PGP_KEY_PASSPHRASE", passphrase));
        ArchivedCluster archived = create(name, encryption("pgp", name + "-public"));

        assertRefused(archived.restore(name + "-refused", encryption("pgp", name + "-public")), "incorrect key");

        Cluster restored = archived.restore(name + "-copy", encryption("pgp", name + "-private"));
        archived.assertEveryRowIsIn(restored);
        archived.remove(restored);
    }

    /** A row that the base backup holds, and one that only the log holds. */
    private ArchivedCluster create(String name, String backup) {
        ArchivedCluster archived = new ArchivedCluster(namespace, name);
        archived.create(1, backup);
        archived.archiveARow();
        archived.backup(name + "-base");
        archived.archiveARow();
        return archived;
    }

    private static String encryption(String method, String secret) {
        return "encryption: {method: %s, keySecret: %s}".formatted(method, secret);
    }

    private static void assertRefused(Cluster restored, String message) {
        Waiting.until(
                "the log tells why",
                () -> assertThat(restored.log(restored.name() + "-0")).contains(message));
        restored.applied().delete(id -> true);
    }
}
