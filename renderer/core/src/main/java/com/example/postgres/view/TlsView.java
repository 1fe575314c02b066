package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;

/**
 * Encrypted connections, for the files of a member.
 *
 * @param certificate path of the certificate
 * @param privateKey path of its key
 * @param hasAuthority whether members verify each other
 * @param authority path of the certificates they trust
 */
public record TlsView(String certificate, String privateKey, boolean hasAuthority, String authority) {

    public static TlsView of(ClusterModel model) {
        return new TlsView(
                Paths.TLS + "/tls.crt",
                Paths.TLS + "/tls.key",
                model.tls().isPresent() && model.tls().get().authoritySecret().isPresent(),
                Paths.TLS + "/ca.crt");
    }
}
