package com.example.postgres.cluster.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A key pair as a user makes it with GnuPG, in armor.
 *
 * @param publicKey that encrypts
 * @param privateKey that decrypts
 */
public record PgpKey(String publicKey, String privateKey) {

    /** Makes one, {@code default} or {@code future-default}; the passphrase may be empty. Aborts the test without GnuPG. */
    public static PgpKey create(Kubernetes kubernetes, String algorithm, String passphrase) {
        try {
            Path home = Files.createTempDirectory("pgp");
            if (Shell.run("command -v gpg || :", home).isBlank()) {
                throw Kubernetes.missing(kubernetes.configuration(), "no gpg on this machine");
            }
            String gpg = "gpg --homedir . --batch --quiet --pinentry-mode loopback --passphrase '" + passphrase + "' ";
            try {
                Shell.run(gpg + "--quick-generate-key archive " + algorithm + " - never", home);
                return new PgpKey(
                        Shell.run(gpg + "--armor --export", home),
                        Shell.run(gpg + "--armor --export-secret-keys", home));
            } finally {
                Shell.run("gpgconf --homedir . --kill all; rm -rf \"$PWD\"", home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
