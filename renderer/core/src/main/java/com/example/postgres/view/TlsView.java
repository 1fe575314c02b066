package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.TlsModel;

/**
 * Encrypted connections, for the files of a member.
 *
 * @param certificate path of the certificate
 * @param privateKey path of its key
 * @param hasAuthority whether members verify each other
 * @param authority path of the certificates they trust
 */
public record TlsView(String certificate, String privateKey, boolean hasAuthority, String authority) {

    /** For Patroni and PostgreSQL, which use what was checked. */
    public static TlsView ofMember(ClusterModel model) {
        return in(Paths.CHECKED_TLS, model);
    }

    /** For the pooler, where the volume with what was checked is mounted at the usual path. */
    public static TlsView ofPooler(ClusterModel model) {
        return in(Paths.TLS, model);
    }

    private static TlsView in(String folder, ClusterModel model) {
        return new TlsView(
                folder + "/tls.crt",
                folder + "/tls.key",
                model.tls().flatMap(TlsModel::caSecret).isPresent(),
                folder + "/ca.crt");
    }
}
