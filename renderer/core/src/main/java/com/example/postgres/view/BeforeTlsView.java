package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import java.util.List;

/**
 * What a member without a certificate uses while the others get theirs.
 *
 * @param pgHba lines of pg_hba.conf that do not demand encryption
 */
public record BeforeTlsView(List<String> pgHba) {

    public static BeforeTlsView of(ClusterModel model) {
        return new BeforeTlsView(model.postgres().pgHbaBeforeTls());
    }
}
