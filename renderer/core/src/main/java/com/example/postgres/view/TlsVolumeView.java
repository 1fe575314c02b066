package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import java.util.Optional;

/**
 * The certificates as a volume.
 *
 * @param certificateSecret with tls.crt and tls.key
 * @param caSecret with ca.crt; empty when members do not verify each other
 */
public record TlsVolumeView(String certificateSecret, Optional<String> caSecret) {

    static Optional<TlsVolumeView> of(ClusterModel model) {
        return model.tls().map(tls -> new TlsVolumeView(tls.certificateSecret(), tls.caSecret()));
    }
}
