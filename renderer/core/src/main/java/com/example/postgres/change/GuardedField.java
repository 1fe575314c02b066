package com.example.postgres.change;

import com.example.postgres.change.GuardedChange.Verdict;
import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * A field of the spec that an existing cluster does not simply follow. Namespace and name are not among them: they identify
 * the cluster. The rules for version and storage are those of the CustomResourceDefinition, which also lets a user of the operator
 * take back what was not made.
 */
public enum GuardedField {
    /** Version of PostgreSQL. */
    VERSION("spec.version"),
    /** Size of each member's volume. */
    STORAGE_SIZE("spec.storage.size"),
    /** Storage class of the volumes. */
    STORAGE_CLASS("spec.storage.storageClass"),
    /** Bucket or container of the archive, and the path in it. */
    ARCHIVE_DESTINATION("spec.backup.destination"),
    /** Name of the archive, from the spec or by default. */
    ARCHIVE_NAME("spec.backup.archiveName"),
    /** Where the first member gets its data from. */
    BOOTSTRAP("spec.bootstrap"),
    /** The cluster that a standby cluster follows. */
    STANDBY("spec.standby");

    /** The value of a field that is not set; no field can have it. */
    public static final String UNSET = "<unset>";

    private final String path;

    GuardedField(String path) {
        this.path = path;
    }

    /** What a rule says about two values. */
    record Finding(Verdict verdict, String reason, List<String> steps) {}

    /** The path in the document. */
    public String path() {
        return path;
    }

    /** Whether the field can have the value. */
    public boolean accepts(String value) {
        return switch (this) {
            case VERSION -> isVersion(value);
            case STORAGE_SIZE -> Quantity.tryParse(value).isPresent();
            case STORAGE_CLASS, ARCHIVE_DESTINATION, ARCHIVE_NAME, BOOTSTRAP, STANDBY -> true;
        };
    }

    /** What a change means; empty if there is nothing to say. The field must {@linkplain #accepts accept} both values. */
    public Optional<GuardedChange> change(String before, String after) {
        return finding(before, after)
                .map(finding ->
                        new GuardedChange(this, before, after, finding.verdict(), finding.reason(), finding.steps()));
    }

    private Optional<Finding> finding(String before, String after) {
        return switch (this) {
            case VERSION -> ChangeRules.version(before, after);
            case STORAGE_SIZE -> ChangeRules.size(before, after);
            case STORAGE_CLASS -> ChangeRules.storageClass(before, after);
            case ARCHIVE_DESTINATION, ARCHIVE_NAME -> ChangeRules.archive(before, after);
            case BOOTSTRAP -> ChangeRules.bootstrap(before, after);
            case STANDBY -> ChangeRules.standby(before, after);
        };
    }

    private static boolean isVersion(String text) {
        try {
            return PostgresVersion.parse(text).major() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
