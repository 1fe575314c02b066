package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.TlsModel;
import java.util.List;

/**
 * Encrypted connections, in the files of members and of their poolers.
 *
 * @param verifiesMembers whether members verify each other with a CA
 * @param pgHbaBeforeTls lines of pg_hba.conf that do not require encryption, for a member that has no certificate yet
 */
public record TlsView(boolean verifiesMembers, List<String> pgHbaBeforeTls) {

    public static TlsView of(ClusterModel model) {
        return new TlsView(
                model.tls().flatMap(TlsModel::caSecret).isPresent(),
                model.postgres().pgHbaBeforeTls());
    }
}
