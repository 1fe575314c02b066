package com.example.postgres.operator.certificate;

import com.example.postgres.model.CertificateNames;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the members of a cluster have mounted.
 *
 * @param server their certificate; empty if there is none that is usable
 * @param trusted the CAs by which they verify each other
 */
public record Holdings(Optional<KeyedCertificate> server, List<X509Certificate> trusted) {

    public Holdings {
        trusted = List.copyOf(trusted);
    }

    /** What the texts of certificate, key and CAs say. */
    public static Holdings read(String certificate, String key, String authorities) {
        return new Holdings(KeyedCertificate.read(certificate, key), Pem.certificates(authorities));
    }

    /**
     * Why a new CA must be made; empty if the present one goes on. One that is not valid at this time is made anew.
     *
     * @param authority empty if there is none that is usable
     */
    public static Optional<Cause> causeOfAuthority(Optional<KeyedCertificate> authority, Instant now) {
        if (authority.isEmpty()) {
            return Optional.of(Cause.MISSING);
        }
        X509Certificate certificate = authority.get().certificate();
        if (certificate.getBasicConstraints() < 0 || !Lifetimes.isValid(certificate, now)) {
            return Optional.of(Cause.UNUSABLE);
        }
        return Lifetimes.isDue(certificate, now) ? Optional.of(Cause.DUE) : Optional.empty();
    }

    /**
     * Why the CA must issue a certificate; empty if the present one goes on. A good certificate of an earlier CA goes on until
     * members and clients know the new CA.
     */
    public Optional<Cause> cause(X509Certificate authority, CertificateNames wanted, Instant now) {
        if (server.isEmpty()) {
            return Optional.of(Cause.MISSING);
        }
        X509Certificate present = server.get().certificate();
        boolean isOfAuthority = KeyedCertificate.hasSigned(authority, present);
        if (!Lifetimes.isValid(present, now)
                || !(isOfAuthority || signerOf(present).isPresent())) {
            return Optional.of(Cause.UNUSABLE);
        }
        if (!SubjectNames.areThose(wanted, present)) {
            return Optional.of(Cause.OTHER_NAMES);
        }
        if (isOfAuthority) {
            return Lifetimes.isDue(present, now) ? Optional.of(Cause.DUE) : Optional.empty();
        }
        boolean isKnown = trusted.contains(authority) && Lifetimes.isKnown(authority, now);
        return isKnown || Lifetimes.endsWithinOverlap(present, now)
                ? Optional.of(Cause.OTHER_AUTHORITY)
                : Optional.empty();
    }

    /** The trusted CAs as text. */
    public String trustedText() {
        return Pem.text(trusted);
    }

    private Optional<X509Certificate> signerOf(X509Certificate certificate) {
        return trusted.stream()
                .filter(known -> KeyedCertificate.hasSigned(known, certificate))
                .findFirst();
    }

    /**
     * The CAs that members and clients must know now: the one that signs, and before it as long as a server may still show a
     * certificate of the one before.
     */
    public List<X509Certificate> wantedTrust(X509Certificate authority, Instant now) {
        List<X509Certificate> wanted = new ArrayList<>(List.of(authority));
        if (server.isEmpty()) {
            return wanted;
        }
        X509Certificate present = server.get().certificate();
        boolean isNew = KeyedCertificate.hasSigned(authority, present) && !Lifetimes.isKnown(present, now);
        trusted.stream()
                .filter(known -> !known.equals(authority) && Lifetimes.isValid(known, now))
                .filter(known -> isNew || KeyedCertificate.hasSigned(known, present))
                .forEach(wanted::add);
        return wanted;
    }

    /** When a life enters its last third. */
    public Instant nextLook(X509Certificate authority) {
        Instant ofAuthority = Lifetimes.dueAt(authority);
        return server.map(present -> Lifetimes.dueAt(present.certificate()))
                .filter(ofAuthority::isAfter)
                .orElse(ofAuthority);
    }
}
