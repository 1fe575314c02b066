package com.example.postgres.validation;

import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Parsed;
import com.example.postgres.validation.Rules.Rule;
import java.util.Optional;

/**
 * Only the major version that wrote a physical backup or WAL can read it.
 *
 * @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Continuous archiving</a>
 */
final class SourceVersionRule implements Rule {

    @Override
    public void check(RuleContext context) {
        Optional<Integer> own = major(context.spec().version());
        for (Archive archive : Archive.of(context.spec())) {
            Parsed<PostgresVersion> version = archive.version();
            if (version != null && own.isPresent() && differs(own.get(), major(version))) {
                context.invalid(
                        archive.path().field("version"),
                        "source.version",
                        version.text(),
                        archive.path().equals(Archive.OF_STANDBY)
                                ? "the archive must have the same major version as the cluster: only the same"
                                        + " major version can replay its WAL"
                                : "the backup must have the same major version as the cluster: only the same"
                                        + " major version can read a physical backup");
            }
        }
    }

    private static boolean differs(int own, Optional<Integer> other) {
        return other.isPresent() && other.get() != own;
    }

    private static Optional<Integer> major(Parsed<PostgresVersion> version) {
        return version.ifValid().map(PostgresVersion::major);
    }
}
