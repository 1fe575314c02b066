package com.example.postgres.model;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A new cluster out of a backup.
 *
 * @param source the archive that is read
 * @param backup LATEST, or the name of a base backup
 * @param time before which the base backup must have ended
 * @param lsn before which the base backup must have ended
 * @param configuration PostgreSQL's settings of the recovery
 */
public record RecoveryModel(
        ArchiveModel source,
        String backup,
        Optional<String> time,
        Optional<String> lsn,
        SortedMap<String, String> configuration) {

    public RecoveryModel {
        configuration = Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
    }
}
