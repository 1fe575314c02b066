package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.TlsModel;

/**
 * The certificates as a volume.
 *
 * @param certificateSecret with tls.crt and tls.key
 * @param hasAuthority whether members verify each other
 * @param authoritySecret with ca.crt
 */
public record TlsVolumeView(String certificateSecret, boolean hasAuthority, String authoritySecret) {

    static TlsVolumeView of(ClusterModel model) {
        return new TlsVolumeView(
                model.tls().map(TlsModel::certificateSecret).orElse(""),
                model.tls().flatMap(TlsModel::caSecret).isPresent(),
                model.tls().flatMap(TlsModel::caSecret).orElse(""));
    }
}
