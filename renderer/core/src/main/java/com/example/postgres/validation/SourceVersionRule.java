package com.example.postgres.validation;

import java.util.Optional;

/**
 * Physical backups and logs are read by the major version that wrote them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/continuous-archiving.html">Continuous archiving</a>
 */
final class SourceVersionRule implements Rule {

    @Override
    public void check(RuleContext context) {
        Optional<Integer> ours = Versions.major(context.spec().version());
        for (Archive archive : Archive.of(context.spec())) {
            Optional<Integer> theirs = Optional.ofNullable(archive.version()).flatMap(Versions::major);
            if (ours.isPresent() && theirs.isPresent() && !ours.equals(theirs)) {
                context.invalid(
                        archive.path().field("version"),
                        "source.version",
                        archive.version(),
                        archive.path().equals(Archive.OF_STANDBY)
                                ? "the archive must be of the same major version as the cluster: a log can be replayed by"
                                        + " its own major version only"
                                : "the backup must be of the same major version as the cluster: a physical backup can be"
                                        + " read by its own major version only");
            }
        }
    }
}
