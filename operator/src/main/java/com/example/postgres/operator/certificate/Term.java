package com.example.postgres.operator.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Until when members can use a certificate that somebody else renews.
 *
 * @param overdueAt since when it should have been renewed
 * @param end of the certificate or of its CA, whichever must be renewed first
 */
public record Term(Instant overdueAt, Instant end) {

    /** What the texts of certificate and CAs say, whatever the key is; empty if one of them holds no certificate. */
    public static Optional<Term> read(String certificate, String authorities) {
        List<X509Certificate> served = Pem.certificates(certificate);
        // Of several CAs the others are of the past, or of the future.
        Optional<X509Certificate> trusted =
                Pem.certificates(authorities).stream().max(Comparator.comparing(X509Certificate::getNotAfter));
        return served.isEmpty()
                ? Optional.empty()
                : trusted.flatMap(authority ->
                        Stream.of(served.get(0), authority).map(Term::of).min(Comparator.comparing(Term::overdueAt)));
    }

    private static Term of(X509Certificate certificate) {
        return new Term(
                Lifetimes.overdueAt(certificate), certificate.getNotAfter().toInstant());
    }
}
