package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ArchiveSourceSpec;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.Destination;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.validation.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        if (place(backup.destination(), own)
                .equals(place(source.get().destination(), source.get().archiveName()))) {
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

    /** What identifies an archive. Credentials and the way to reach the store do not. */
    private static List<@Nullable String> place(Destination destination, String archive) {
        List<@Nullable String> place = new ArrayList<>();
        if (destination instanceof Destination.S3 s3) {
            place.add(s3.bucket());
            place.add(host(s3.endpoint()));
        } else if (destination instanceof Destination.Gcs gcs) {
            place.add(gcs.bucket());
        } else if (destination instanceof Destination.Azure azure) {
            place.add(azure.container());
            place.add(azure.storageAccount());
        }
        place.add(destination.getClass().getSimpleName());
        place.add(destination.path() == null ? archive : destination.path() + "/" + archive);
        return place;
    }

    /** Scheme and default port do not distinguish two servers. */
    private static @Nullable String host(@Nullable String endpoint) {
        return endpoint == null
                ? null
                : endpoint.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/+$", "")
                        .replaceFirst(":(80|443)$", "");
    }
}
