package com.example.postgres.operator.certificate;

import com.example.postgres.model.CertificateNames;
import com.example.postgres.syntax.IpAddress;
import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names in a certificate, in a form in which equal names are equal. */
final class SubjectNames {

    /** The kinds of names in RFC 5280, section 4.2.1.6. */
    private static final int DNS = 2;

    private static final int ADDRESS = 7;

    private static final int IPV4_BITS = 32;
    private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

    private SubjectNames() {}

    static boolean areThose(CertificateNames wanted, X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        wanted.dnsNames().forEach(name -> names.add(DNS + name));
        wanted.addresses().forEach(address -> names.add(ADDRESS + canonical(address)));
        return names.equals(of(certificate));
    }

    private static Set<String> of(X509Certificate certificate) {
        Set<String> names = new TreeSet<>();
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                for (List<?> name : certificate.getSubjectAlternativeNames()) {
                    String text = String.valueOf(name.get(1));
                    names.add(name.get(0) + (name.get(0).equals(ADDRESS) ? canonical(text) : text));
                }
            }
        } catch (CertificateParsingException e) {
            return Set.of();
        }
        return names;
    }

    /** An IPv4 address that is written as one of IPv6 is the same address (RFC 4291, section 2.5.5.2), and Java reads it so. */
    static String canonical(String address) {
        return IpAddress.parse(address)
                .map(parsed -> isMapped(parsed)
                        ? new IpAddress(parsed.bits().subtract(MAPPED.shiftLeft(IPV4_BITS)), IPV4_BITS)
                        : parsed)
                .map(IpAddress::toString)
                .orElse(address);
    }

    private static boolean isMapped(IpAddress address) {
        return address.width() > IPV4_BITS
                && address.bits().shiftRight(IPV4_BITS).equals(MAPPED);
    }
}
