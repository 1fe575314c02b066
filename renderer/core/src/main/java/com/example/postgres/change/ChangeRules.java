package com.example.postgres.change;

import static com.example.postgres.change.GuardedField.UNSET;

import com.example.postgres.change.GuardedChange.Verdict;
import com.example.postgres.change.GuardedField.Finding;
import com.example.postgres.postgresql.PostgresVersion;
import com.example.postgres.syntax.Quantity;
import java.util.List;
import java.util.Optional;

/** The rules of the guarded fields: an earlier and a new value to what the change means. */
final class ChangeRules {

    private ChangeRules() {}

    static Optional<Finding> version(String before, String after) {
        PostgresVersion earlier = PostgresVersion.parse(before);
        PostgresVersion wanted = PostgresVersion.parse(after);
        if (earlier.major() != wanted.major()) {
            return refused(
                    "another major version cannot read the data directory",
                    "create a new cluster with this version and migrate the data");
        }
        if (earlier.minor().isPresent()
                && wanted.minor().isPresent()
                && wanted.minor().getAsInt() < earlier.minor().getAsInt()) {
            return refused(
                    "the minor version must not be downgraded",
                    "omit the minor version to accept the one in the image");
        }
        return Optional.empty();
    }

    /**
     * A StatefulSet's claim template is immutable, so volumes grow in their claims, and the StatefulSet is re-created around
     * the running pods.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims">
     *     Expanding Persistent Volumes Claims</a>
     */
    static Optional<Finding> size(String before, String after) {
        int order = Quantity.parse(after).compareTo(Quantity.parse(before));
        if (order < 0) {
            return refused("a volume can only grow", "restore a backup into a new cluster with smaller volumes");
        }
        if (order == 0) {
            return Optional.empty();
        }
        return steps(
                "the API server refuses another size in a StatefulSet; if the storage class allows expansion, grow the"
                        + " volumes by hand, without downtime",
                "for every member: kubectl -n <namespace> patch pvc pgdata-<name>-0 --type merge -p"
                        + " '{\"spec\":{\"resources\":{\"requests\":{\"storage\":\""
                        + Quantity.parse(after).canonical() + "\"}}}}'",
                "commit the rendered files; the GitOps tool cannot apply the StatefulSet yet",
                "kubectl -n <namespace> delete statefulset <name> --cascade=orphan",
                "sync or apply the rendered files: the new StatefulSet adopts the running pods");
    }

    static Optional<Finding> storageClass(String before, String after) {
        return before.equals(after)
                ? Optional.empty()
                : refused(
                        "a volume claim keeps the class it was created with",
                        "restore a backup into a new cluster with this class");
    }

    /** Enabling or disabling backups moves no archive. */
    static Optional<Finding> archive(String before, String after) {
        return before.equals(after) || before.equals(UNSET) || after.equals(UNSET)
                ? Optional.empty()
                : refused(
                        "the cluster would start another archive: it holds no backup yet, and the earlier archive ends"
                                + " and is no longer cleaned up",
                        "to keep the archive, set the earlier value; to move it, allow the change and make a base backup"
                                + " at once: kubectl -n <namespace> create job --from=cronjob/<name>-backup <name>-backup-moved");
    }

    static Optional<Finding> bootstrap(String before, String after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return wasRestored(before) && !wasRestored(after)
                ? steps(
                        "bootstrap is read only when a cluster is created: nothing is restored or lost",
                        "remove it only when the restore has finished (kubectl -n <namespace> exec <name>-0 -- patronictl list shows a"
                                + " running leader): a cluster without data would be created empty",
                        "the pods are recreated if the archive had a Secret: apply at a quiet moment")
                : steps(
                        "bootstrap is read only when a cluster is created: an existing cluster keeps its data as it is",
                        "create a database or a role that was added with SQL",
                        "for other data, another encoding, locale or checksums, create a new cluster",
                        "if the database or its owner changes, the pods are recreated: apply at a quiet moment");
    }

    /** A standby cluster may follow another source. */
    static Optional<Finding> standby(String before, String after) {
        if (before.equals(UNSET) == after.equals(UNSET)) {
            return Optional.empty();
        }
        return before.equals(UNSET)
                ? refused(
                        "the primary becomes read-only and follows another cluster; what that cluster does not have is lost",
                        "create a new cluster with spec.standby")
                : steps(
                        "the standby cluster is promoted and accepts writes, which cannot be taken back",
                        "stop the source first: nothing else prevents clients from writing to both clusters",
                        "apply the rendered files",
                        "if the cluster archives, make a base backup: kubectl -n <namespace> create job"
                                + " --from=cronjob/<name>-backup <name>-backup-promoted");
    }

    private static boolean wasRestored(String bootstrap) {
        return bootstrap.startsWith(GuardedValues.RECOVERY);
    }

    private static Optional<Finding> refused(String reason, String cure) {
        return Optional.of(new Finding(Verdict.REFUSED, reason, List.of(cure)));
    }

    private static Optional<Finding> steps(String reason, String... steps) {
        return Optional.of(new Finding(Verdict.NEEDS_STEPS, reason, List.of(steps)));
    }
}
