package com.example.postgres.validation;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.EncryptionSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.syntax.Parsed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An archive in a spec: the one the cluster writes, or one it reads.
 *
 * @param path of the mapping with destination and encryption
 * @param destination the object store
 * @param encryption how it is encrypted
 * @param version of PostgreSQL that wrote it; null for the one the cluster writes itself
 */
record Archive(
        FieldPath path,
        Destination destination,
        @Nullable EncryptionSpec encryption,
        @Nullable Parsed<PostgresVersion> version) {

    static final FieldPath OF_STANDBY = RuleContext.SPEC.field("standby").field("archive");

    /** All archives of a spec. */
    static List<Archive> of(PostgresClusterSpec spec) {
        List<Archive> archives = new ArrayList<>();
        BackupSpec backup = spec.backup();
        if (backup != null) {
            archives.add(
                    new Archive(RuleContext.SPEC.field("backup"), backup.destination(), backup.encryption(), null));
        }
        if (spec.bootstrap() != null && spec.bootstrap().recovery() != null) {
            FieldPath recovery = RuleContext.SPEC.field("bootstrap").field("recovery");
            archives.add(
                    of(recovery.field("source"), spec.bootstrap().recovery().source()));
        }
        if (spec.standby() != null && spec.standby().archive() != null) {
            archives.add(of(OF_STANDBY, spec.standby().archive()));
        }
        return archives;
    }

    private static Archive of(FieldPath path, ArchiveSourceSpec source) {
        return new Archive(path, source.destination(), source.encryption(), source.version());
    }
}
