package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ArchiveLocation;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.validation.Rules.Rule;
import java.util.Optional;

/**
 * A cluster never writes to the archive it reads: a restored or promoted cluster has the system identifier of its
 * source, so the marker in the archive could not distinguish them, and they would overwrite each other's WAL.
 */
final class SourceArchiveRule implements Rule {

    private static final FieldPath NAME = RuleContext.SPEC.field("backup").field("archiveName");

    @Override
    public void check(RuleContext context) {
        BackupSpec backup = context.spec().backup();
        Optional<ArchiveSourceSpec> source = source(context.spec());
        if (backup == null || source.isEmpty()) {
            return;
        }
        String namespace = Optional.ofNullable(context.cluster().metadata().namespace())
                .orElse(context.target().namespace());
        String own = Optional.ofNullable(backup.archiveName())
                .orElse(namespace + "/" + context.cluster().metadata().name());
        ArchiveLocation read =
                ArchiveLocation.of(source.get().destination(), source.get().archiveName());
        if (ArchiveLocation.of(backup.destination(), own).equals(read)) {
            context.invalid(
                    NAME,
                    "backup.archiveName",
                    own,
                    "must not be the archive that the cluster reads: choose another name, such as " + own + "-2");
        }
    }

    private static Optional<ArchiveSourceSpec> source(PostgresClusterSpec spec) {
        if (spec.standby() != null) {
            return Optional.ofNullable(spec.standby().archive());
        }
        return Optional.ofNullable(spec.bootstrap())
                .flatMap(bootstrap -> Optional.ofNullable(bootstrap.recovery()))
                .map(recovery -> recovery.source());
    }
}
