package com.example.postgres.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The names in a certificate that is issued for a cluster: every one by which clients and members reach it.
 *
 * @param dnsNames of the Services and, with a wildcard, of the members
 * @param addresses IP addresses
 */
public record CertificateNames(List<String> dnsNames, List<String> addresses) {

    /** For tools in the containers of a member. */
    private static final String LOCALHOST = "localhost";

    public CertificateNames {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }

    static CertificateNames of(Names names, String namespace, AccessModel access, TlsModel tls) {
        List<String> domains = List.of("", ".svc", ".svc." + access.domain());
        Stream<String> services = Stream.of(names.cluster(), names.primaryService(), names.replicaService())
                .flatMap(service -> Stream.concat(Stream.of(service), qualified(service, namespace, domains)));
        Stream<String> members = qualified("*." + names.headlessService(), namespace, domains);
        return new CertificateNames(
                Stream.of(services, members, Stream.of(LOCALHOST), tls.altNames().stream())
                        .flatMap(all -> all)
                        .toList(),
                tls.altAddresses());
    }

    private static Stream<String> qualified(String name, String namespace, List<String> domains) {
        return domains.stream().map(domain -> name + "." + namespace + domain);
    }
}
