package com.example.postgres.operator.certificate;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** How long certificates are valid, and when they are replaced. */
final class Lifetimes {

    static final Duration AUTHORITY = Duration.ofDays(3650);
    static final Duration SERVER = Duration.ofDays(90);

    /** Certificates begin earlier than they are issued, for clocks differ. */
    static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** For how long a new CA is known to members and clients before it is used, and an old one after it was. */
    static final Duration OVERLAP = Duration.ofDays(7);

    /** How long before its end the renewal of a certificate is overdue at the earliest. */
    private static final Duration LONGEST_NOTICE = Duration.ofDays(30);

    private Lifetimes() {}

    static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return false;
        }
    }

    static Instant issuedAt(X509Certificate certificate) {
        return certificate.getNotBefore().toInstant().plus(CLOCK_SKEW);
    }

    /** Whether the last third of its life has begun. */
    static boolean isDue(X509Certificate certificate, Instant now) {
        return !now.isBefore(dueAt(certificate));
    }

    static Instant dueAt(X509Certificate certificate) {
        Instant start = issuedAt(certificate);
        Instant end = certificate.getNotAfter().toInstant();
        return end.minus(Duration.between(start, end).dividedBy(3));
    }

    /** Since when its renewal is overdue: programs renew when the last third of a life begins, this is the last sixth. */
    static Instant overdueAt(X509Certificate certificate) {
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        Duration notice = Duration.between(start, end).dividedBy(6);
        return end.minus(notice.compareTo(LONGEST_NOTICE) < 0 ? notice : LONGEST_NOTICE);
    }

    /** Whether it was issued so long ago that everybody has read it. */
    static boolean isKnown(X509Certificate certificate, Instant now) {
        return !now.isBefore(issuedAt(certificate).plus(OVERLAP));
    }

    static boolean endsWithinOverlap(X509Certificate certificate, Instant now) {
        return certificate.getNotAfter().toInstant().isBefore(now.plus(OVERLAP));
    }
}
