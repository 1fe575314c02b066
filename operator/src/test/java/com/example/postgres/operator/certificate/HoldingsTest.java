package com.example.postgres.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.model.CertificateNames;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is issued when. */
class HoldingsTest {

    private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
    private static final CertificateNames NAMES =
            new CertificateNames(List.of("orders", "localhost"), List.of("2001:DB8::1"));

    private static final KeyedCertificate FIRST = new Issuance(START).authority("shop", "orders");

    private static Instant day(long day) {
        return START.plus(Duration.ofDays(day));
    }

    private static KeyedCertificate server(KeyedCertificate authority, Instant when) {
        return new Issuance(when).server(authority, "orders", NAMES);
    }

    private static Holdings holdings(KeyedCertificate server, KeyedCertificate... trusted) {
        return new Holdings(
                Optional.of(server),
                List.of(trusted).stream().map(KeyedCertificate::certificate).toList());
    }

    private static Optional<Cause> cause(Holdings holdings, KeyedCertificate authority, Instant now) {
        return holdings.cause(authority.certificate(), NAMES, now);
    }

    private static List<X509Certificate> certificates(KeyedCertificate... keyed) {
        return List.of(keyed).stream().map(KeyedCertificate::certificate).toList();
    }

    @ParameterizedTest
    @CsvSource({"0,", "59,", "60, DUE", "89, DUE", "90, UNUSABLE", "-1, UNUSABLE"})
    void aCertificateIsRenewedInTheLastThirdOfItsLife(long day, Cause cause) {
        assertThat(cause(holdings(server(FIRST, START), FIRST), FIRST, day(day).plusSeconds(1)))
                .isEqualTo(Optional.ofNullable(cause));
    }

    @ParameterizedTest
    @CsvSource({"0,", "2433,", "2434, DUE", "3649, DUE", "3650, UNUSABLE", "-1, UNUSABLE"})
    void aCaIsReplacedInTheLastThirdOfItsLife(long day, Cause cause) {
        assertThat(Holdings.causeOfAuthority(Optional.of(FIRST), day(day).plusSeconds(1)))
                .isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void aCertificateWithoutTheRightOfACaIsNone() {
        assertThat(Holdings.causeOfAuthority(Optional.of(server(FIRST, START)), START))
                .contains(Cause.UNUSABLE);
        assertThat(Holdings.causeOfAuthority(Optional.empty(), START)).contains(Cause.MISSING);
    }

    @Test
    void otherNamesNeedAnotherCertificate() {
        Holdings present = holdings(server(FIRST, START), FIRST);

        for (CertificateNames other : List.of(
                new CertificateNames(List.of("orders", "localhost", "db.example.com"), NAMES.addresses()),
                new CertificateNames(List.of("orders"), NAMES.addresses()),
                new CertificateNames(NAMES.dnsNames(), List.of()),
                new CertificateNames(NAMES.dnsNames(), List.of("2001:db8::2")))) {
            assertThat(present.cause(FIRST.certificate(), other, START)).contains(Cause.OTHER_NAMES);
        }
        CertificateNames same =
                new CertificateNames(List.of("localhost", "orders", "orders"), List.of("2001:db8:0:0::1"));
        assertThat(present.cause(FIRST.certificate(), same, START)).isEmpty();
    }

    @Test
    void aCertificateThatNobodyCanVerifyIsReplacedAtOnce() {
        KeyedCertificate stranger = new Issuance(START).authority("shop", "orders");

        assertThat(cause(holdings(server(stranger, START), FIRST), FIRST, START))
                .contains(Cause.UNUSABLE);
        assertThat(cause(new Holdings(Optional.empty(), List.of()), FIRST, START))
                .contains(Cause.MISSING);
    }

    @Test
    void aNewCaIsKnownForAWeekBeforeItSignsAndTheOldOneForAWeekAfterwards() {
        Instant change = day(2440);
        KeyedCertificate next = new Issuance(change).authority("shop", "orders");
        KeyedCertificate old = server(FIRST, change.minus(Duration.ofDays(10)));

        Holdings before = holdings(old, FIRST);
        assertThat(cause(before, next, change)).isEmpty();
        assertThat(before.wantedTrust(next.certificate(), change)).isEqualTo(certificates(next, FIRST));

        Holdings both = holdings(old, next, FIRST);
        Instant almost = change.plus(Duration.ofDays(7)).minusSeconds(1);
        assertThat(cause(both, next, almost)).isEmpty();
        assertThat(both.wantedTrust(next.certificate(), almost)).isEqualTo(certificates(next, FIRST));
        Instant known = change.plus(Duration.ofDays(7));
        assertThat(cause(both, next, known)).contains(Cause.OTHER_AUTHORITY);

        Holdings after = holdings(server(next, known), next, FIRST);
        assertThat(cause(after, next, known)).isEmpty();
        assertThat(after.wantedTrust(next.certificate(), known.plus(Duration.ofDays(6))))
                .isEqualTo(certificates(next, FIRST));
        assertThat(after.wantedTrust(next.certificate(), known.plus(Duration.ofDays(7))))
                .isEqualTo(certificates(next));
    }

    @Test
    void membersKnowTheNewCaBeforeTheyShowIt() {
        Instant change = day(2440);
        KeyedCertificate next = new Issuance(change).authority("shop", "orders");
        Holdings before = holdings(server(FIRST, change), FIRST);

        assertThat(cause(before, next, change.plus(Duration.ofDays(30)))).isEmpty();
    }

    @Test
    void aCertificateThatEndsBeforeTheNewCaIsKnownDoesNotWait() {
        Instant change = day(2440);
        KeyedCertificate next = new Issuance(change).authority("shop", "orders");
        Holdings both = holdings(server(FIRST, change.minus(Duration.ofDays(84))), next, FIRST);

        assertThat(cause(both, next, change)).contains(Cause.OTHER_AUTHORITY);
    }

    @Test
    void aCaThatWasLostAgainAndAgainLeavesNoTrace() {
        KeyedCertificate server = server(FIRST, START);
        List<X509Certificate> trusted = certificates(FIRST);
        for (int i = 0; i < 5; i++) {
            KeyedCertificate next = new Issuance(day(i)).authority("shop", "orders");
            trusted = new Holdings(Optional.of(server), trusted).wantedTrust(next.certificate(), day(i));
        }
        assertThat(trusted).hasSize(2).endsWith(FIRST.certificate());
    }

    @Test
    void theNextLookIsWhenTheFirstLifeEntersItsLastThird() {
        assertThat(holdings(server(FIRST, START), FIRST).nextLook(FIRST.certificate()))
                .isEqualTo(day(60));
        assertThat(holdings(server(FIRST, day(2420)), FIRST).nextLook(FIRST.certificate()))
                .isBefore(day(2434));
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        KeyedCertificate server = server(FIRST, START);
        Holdings written = holdings(server, FIRST);

        Holdings read = Holdings.read(server.certificateText(), server.keyText(), written.trustedText());

        assertThat(read.server().map(KeyedCertificate::certificate)).contains(server.certificate());
        assertThat(read.trusted()).isEqualTo(written.trusted());
        assertThat(Holdings.read("garbage", "garbage", "garbage")).isEqualTo(new Holdings(Optional.empty(), List.of()));
    }
}
