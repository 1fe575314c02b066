package com.example.postgres.model;

import com.example.postgres.postgresql.PostgresVersion;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The database servers.
 *
 * @param version major and, where asked for, minor
 * @param parameters all PostgreSQL parameters, ours and the user's, by name
 * @param recoveryConfiguration settings of members that follow; fetches what they cannot stream from the archive
 * @param restartChecksum over the parameters that need a restart; changes when one of them does
 * @param pgHba the complete pg_hba.conf, first match wins
 * @param pgIdent the complete pg_ident.conf
 * @param pgHbaBeforeTls the same without the demand for encryption, for a member that has no certificate yet
 * @param encoding of a new cluster
 * @param locale of a new cluster
 * @param dataChecksums whether pages of a new cluster carry checksums
 */
public record PostgresModel(
        PostgresVersion version,
        SortedMap<String, String> parameters,
        SortedMap<String, String> recoveryConfiguration,
        String restartChecksum,
        List<String> pgHba,
        List<String> pgIdent,
        List<String> pgHbaBeforeTls,
        String encoding,
        String locale,
        boolean dataChecksums) {

    public PostgresModel {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        recoveryConfiguration = Collections.unmodifiableSortedMap(new TreeMap<>(recoveryConfiguration));
        pgHba = List.copyOf(pgHba);
        pgIdent = List.copyOf(pgIdent);
        pgHbaBeforeTls = List.copyOf(pgHbaBeforeTls);
    }

    /** Where the image keeps the server programs of a major version (the layout of Debian's packages). */
    public String binDirectory() {
        return "/usr/lib/postgresql/" + version.major() + "/bin";
    }
}
