package com.example.postgres.validation;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The WAL fits on the volume, beside the data.
 *
 * @see <a href="https://www.postgresql.org/docs/current/wal-configuration.html">WAL Configuration</a>
 */
final class WalVolumeRule implements Rule {

    private static final FieldPath PARAMETERS = RuleContext.SPEC.field("postgresqlParams");

    /** Each in mebibytes. The WAL grows to the largest of them. */
    private static final List<String> SIZES =
            List.of("max_wal_size", "min_wal_size", "wal_keep_size", "max_slot_wal_keep_size");

    private static final double MEBIBYTE = 1 << 20;

    @Override
    public void check(RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        Optional<Quantity> volume = Quantity.tryParse(context.spec().storage().size());
        if (volume.isEmpty() || !parameters.isMajorKnown()) {
            return;
        }
        double megabytes = volume.get().longValue() / MEBIBYTE;
        SIZES.stream()
                .filter(name -> parameters.written().containsKey(name))
                .forEach(name -> checkSize(name, parameters.number(name), megabytes, context));
        if (parameters.written().containsKey("max_slot_wal_keep_size")
                && parameters.number("max_slot_wal_keep_size") < 0) {
            context.warn(
                    PARAMETERS.field("max_slot_wal_keep_size"),
                    "postgresqlParams.walVolume",
                    written("max_slot_wal_keep_size", context),
                    "without a limit, a replica or another consumer that stays away fills the volumes of all members");
        }
    }

    private static void checkSize(String name, double megabytes, double volume, RuleContext context) {
        String size = context.spec().storage().size();
        if (megabytes >= volume) {
            context.invalid(
                    PARAMETERS.field(name),
                    "postgresqlParams.walVolume",
                    written(name, context),
                    "must be less than spec.storage.size, " + size + ": the WAL would fill the volume");
        } else if (megabytes > volume / 2) {
            context.warn(
                    PARAMETERS.field(name),
                    "postgresqlParams.walVolume",
                    written(name, context),
                    "is more than half of spec.storage.size, " + size + ", and leaves little room for the data");
        }
    }

    private static String written(String name, RuleContext context) {
        return context.spec().postgresqlParams().written().getOrDefault(name, "");
    }
}
