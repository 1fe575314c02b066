package com.example.postgres.plan.impact;

import com.example.postgres.change.GuardedField;
import com.example.postgres.plan.diff.ValueChange;
import java.util.Set;

/** Where the cluster archives to. */
final class Archives {

    private static final Set<String> LOCATIONS =
            Set.of("WALG_S3_PREFIX", "WALG_GS_PREFIX", "WALG_AZ_PREFIX", "AWS_ENDPOINT", "AZURE_STORAGE_ACCOUNT");

    private Archives() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        String setting = change.path().lastName();
        if (change.path().segments().size() == 2) {
            return Judgement.of(
                    change.isRemoved()
                            ? Effect.of(
                                    Impact.DATA_RISK,
                                    "the members stop archiving; the archive stays, and no moment after this one can be restored")
                            : Effect.of(
                                    Impact.RELOAD,
                                    "the members begin to archive; make a base backup at once, before that nothing can be"
                                            + " restored"));
        }
        if (LOCATIONS.contains(setting)) {
            return Guarded.change(
                            GuardedField.ARCHIVE_DESTINATION,
                            Guarded.text(change.before()),
                            Guarded.text(change.after()))
                    .map(guarded -> Judgement.of(Guarded.effect(Impact.DATA_RISK, guarded, context)))
                    .orElseGet(() -> Judgement.of(Effect.of(
                            Impact.DATA_RISK,
                            "the cluster finds its archive at another place, which may hold no backup: make a base backup"
                                    + " at once")));
        }
        if (setting.equals("ARCHIVE_ENCRYPTION")) {
            return Judgement.of(Effect.of(
                    Impact.DATA_RISK,
                    "what is archived from now on is encrypted differently: keep the earlier key for the earlier backups,"
                            + " and make a base backup at once"));
        }
        if (setting.equals("ARCHIVE_TAKE_OVER")) {
            return Judgement.of(takeOver(change));
        }
        if (setting.startsWith("BACKUP_RETENTION")) {
            return Judgement.of(retention(change));
        }
        return Judgement.of(Effect.of(Impact.RELOAD, "the members read the settings of the archive at its next use"));
    }

    /** The archive of a restore is read once, that of a standby cluster as long as it follows. */
    static Judgement judgeSource(ValueChange change, ChangeContext context) {
        boolean isFollowing = context.before().configuration().has("standby_cluster");
        return Judgement.of(
                isFollowing
                        ? Effect.of(Impact.RELOAD, "the standby cluster fetches its next WAL with other settings")
                        : Effect.of(
                                Impact.METADATA,
                                "it is read only when a cluster is created: an existing one stays as it is"));
    }

    private static Effect takeOver(ValueChange change) {
        return change.isRemoved()
                ? Effect.of(Impact.RELOAD, "the cluster keeps the archive that it owns")
                : Effect.of(
                        Impact.DATA_RISK,
                        "the cluster takes the archive from its earlier owner, which can archive no more: stop that cluster"
                                + " first");
    }

    private static Effect retention(ValueChange change) {
        boolean isMore =
                change.isAdded() || change.after().asInt() > change.before().asInt();
        return isMore
                ? Effect.of(Impact.RELOAD, "the next backup keeps more of the earlier ones")
                : Effect.of(Impact.DATA_RISK, "the next backup deletes earlier ones that are kept today");
    }

    /** The key that the members mount. {@link #judge} says what it means that an archive begins or ends. */
    static Judgement judgeEncryption(ValueChange change, ChangeContext context) {
        if (change.isRemoved() && !context.after().isArchiving()) {
            return Rolls.pods(
                    context, "the members no longer mount the encryption key: keep it as long as you keep the archive");
        }
        Judgement roll = Rolls.pods(context, "the members mount the encryption key of their archive");
        if (change.isAdded() && !context.before().isArchiving()) {
            return roll;
        }
        Effect effect = Effect.of(
                        Impact.DATA_RISK,
                        "the archive gets another encryption key, and the pods are replaced: keep the earlier key for the"
                                + " earlier backups, and make a base backup at once")
                .interrupting(roll.gitops().interrupts());
        return Judgement.of(effect);
    }
}
