package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import java.util.List;
import java.util.Optional;

/**
 * Encrypted connections, in the files of members and of their poolers.
 *
 * @param verifiesMembers whether members verify each other with a CA
 * @param pgHba lines of pg_hba.conf that require encryption
 */
public record TlsView(boolean verifiesMembers, List<String> pgHba) {

    /** Of a cluster with TLS. */
    public static Optional<TlsView> of(ClusterModel model) {
        return model.access()
                .tls()
                .map(tls ->
                        new TlsView(tls.caSecret().isPresent(), model.postgres().pgHbaWithTls()));
    }

    /**
     * The certificates as a volume.
     *
     * @param certificateSecret with tls.crt and tls.key
     * @param caSecret with ca.crt; empty when members do not verify each other
     */
    public record TlsVolumeView(String certificateSecret, Optional<String> caSecret) {

        static Optional<TlsVolumeView> of(ClusterModel model) {
            return model.access().tls().map(tls -> new TlsVolumeView(tls.certificateSecret(), tls.caSecret()));
        }
    }
}
