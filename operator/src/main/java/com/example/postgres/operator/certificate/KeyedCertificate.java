package com.example.postgres.operator.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate and its private key.
 *
 * @param certificate of a CA or of a server
 * @param key that belongs to it
 */
public record KeyedCertificate(X509Certificate certificate, PrivateKey key) {

    static final String ALGORITHM = "SHA256withECDSA";

    private static final byte[] PROBE = {1};

    /** What two texts hold; empty if one cannot be read, or the key is that of another certificate. */
    public static Optional<KeyedCertificate> read(String certificate, String key) {
        List<X509Certificate> certificates = Pem.certificates(certificate);
        try {
            PrivateKey own = Pem.key(key);
            return certificates.isEmpty() || !isPair(certificates.get(0), own)
                    ? Optional.empty()
                    : Optional.of(new KeyedCertificate(certificates.get(0), own));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isPair(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(PROBE);
        return signature.verify(signed);
    }

    /** The certificate as text. */
    public String certificateText() {
        return Pem.text(List.of(certificate));
    }

    /** The key as text. */
    public String keyText() {
        return Pem.text(key);
    }

    /** Whether it has signed the other certificate. */
    static boolean hasSigned(X509Certificate authority, X509Certificate other) {
        try {
            other.verify(authority.getPublicKey());
            return other.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** No key gets into a log. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " until "
                + certificate.getNotAfter().toInstant();
    }
}
