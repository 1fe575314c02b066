package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BackupSpec;
import com.example.postgres.spec.PatroniSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Volumes are large enough for an empty cluster, and sizes are greater than zero. */
final class StorageRule implements Rule {

    /**
     * initdb writes about 40 MiB, and WAL keeps {@code min_wal_size}, 80 MiB
     * (https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-MIN-WAL-SIZE).
     */
    private static final Quantity MIN_VOLUME = Quantity.parse("128Mi");

    private static final Quantity MAX_VOLUME = Quantity.parse("8Ei");

    @Override
    public void check(RuleContext context) {
        checkVolume(
                RuleContext.SPEC.field("storage").field("size"),
                context.spec().storage().size(),
                context);
        BackupSpec backup = context.spec().backup();
        if (backup != null && backup.verify() != null && backup.verify().storage() != null) {
            FieldPath verify = RuleContext.SPEC.field("backup").field("verify");
            checkVolume(
                    verify.field("storage").field("size"),
                    backup.verify().storage().size(),
                    context);
        }
        PatroniSpec patroni = context.spec().patroni();
        if (patroni != null && patroni.maximumLagOnFailover() != null) {
            FieldPath path = RuleContext.SPEC.field("patroni").field("maximumLagOnFailover");
            if (checkBytes(path, patroni.maximumLagOnFailover(), context)
                    && Quantity.parse(patroni.maximumLagOnFailover())
                                    .value()
                                    .remainder(BigDecimal.ONE)
                                    .signum()
                            != 0) {
                context.invalid(
                        path,
                        "quantity.whole",
                        patroni.maximumLagOnFailover(),
                        "must be a whole number of bytes: the suffix m means thousandths");
            }
        }
    }

    private static void checkVolume(FieldPath path, @Nullable String text, RuleContext context) {
        if (text == null || !checkBytes(path, text, context)) {
            return;
        }
        Quantity size = Quantity.parse(text);
        if (size.compareTo(MAX_VOLUME) >= 0) {
            context.invalid(path, "storage.size", text, "must be less than 8Ei, the most that Kubernetes can count");
        } else if (size.compareTo(MIN_VOLUME) < 0) {
            context.invalid(
                    path,
                    "storage.size",
                    text,
                    "must be at least 128Mi, the size of an empty cluster; a number without a suffix means"
                            + " bytes, and the suffix m means thousandths");
        }
    }

    private static boolean checkBytes(FieldPath path, String text, RuleContext context) {
        boolean isPositive = Quantity.tryParse(text)
                .filter(size -> size.value().signum() > 0)
                .isPresent();
        if (!isPositive) {
            context.invalid(path, "quantity.positive", text, "must be greater than zero");
        }
        return isPositive;
    }
}
