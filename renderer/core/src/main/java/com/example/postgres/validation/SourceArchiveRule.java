package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ArchiveLocation;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.validation.Rules.Rule;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cluster never writes to the archive it reads: a restored or promoted cluster has the system identifier of its
 * source, so the marker in the archive could not distinguish them, and they would overwrite each other's WAL.
 */
final class SourceArchiveRule implements Rule {

    /** The address of a Service of a cluster: its name and its namespace. */
    private static final Pattern SERVICE =
            Pattern.compile("([a-z0-9-]+?)(?:-primary|-repl)?\\.([a-z0-9-]+)(?:\\.svc(?:\\..*)?)?");

    private static final FieldPath NAME = RuleContext.SPEC.field("backup").field("archiveName");

    @Override
    public void check(RuleContext context) {
        BackupSpec backup = context.spec().backup();
        Optional<ArchiveSourceSpec> source = source(context.spec());
        if (backup == null) {
            return;
        }
        String namespace = Optional.ofNullable(context.cluster().metadata().namespace())
                .orElse(context.target().namespace());
        String own = Optional.ofNullable(backup.archiveName())
                .orElse(namespace + "/" + context.cluster().metadata().name());
        if (isNameOfSource(context.spec(), own)) {
            context.invalid(
                    NAME,
                    "backup.archiveName.source",
                    own,
                    "must not be the default archive of the cluster that standby.host names: choose another name, such as "
                            + own + "-2");
            return;
        }
        if (source.isEmpty()) {
            return;
        }
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

    /** Whether the standby cluster follows a Service of the cluster after which its own archive is named. */
    private static boolean isNameOfSource(PostgresClusterSpec spec, String own) {
        if (spec.standby() == null || spec.standby().host() == null) {
            return false;
        }
        Matcher service = SERVICE.matcher(spec.standby().host().toLowerCase(Locale.ROOT));
        return service.matches() && own.equals(service.group(2) + "/" + service.group(1));
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
