package com.example.postgres.plan.impact;

import com.example.postgres.parameters.MajorParameters;
import com.example.postgres.parameters.Parameter;
import com.example.postgres.parameters.ParameterCatalogue;
import com.example.postgres.plan.diff.ValueChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parameters of PostgreSQL in the cluster-wide configuration. */
final class ServerParameters {

    /**
     * A standby needs at least the primary's value of these.
     *
     * @see <a href="https://www.postgresql.org/docs/current/hot-standby.html#HOT-STANDBY-ADMIN">Administrator's Overview</a>
     */
    private static final Set<String> NEEDED_BY_STANDBYS = Set.of(
            "max_connections",
            "max_prepared_transactions",
            "max_locks_per_transaction",
            "max_wal_senders",
            "max_worker_processes");

    private ServerParameters() {}

    static Judgement judge(ValueChange change, ChangeContext context) {
        String name = change.path().lastName();
        Optional<Parameter> parameter = parameters(context).find(name);
        if (parameter.isEmpty()) {
            return Judgement.of(Effect.of(
                            Impact.RELOAD,
                            name + " belongs to an extension, and takes effect live if the extension allows it"))
                    .assuming(name + " needs no restart");
        }
        if (!parameter.get().needsRestart()) {
            return Judgement.of(Effect.of(
                    Impact.RELOAD,
                    name + " takes effect with a " + parameter.get().context().effect()));
        }
        if (isLowered(name, parameter.get(), change) && context.members() > 1) {
            return lowered(context, name);
        }
        return Rolls.servers(context, name + " takes effect when PostgreSQL starts");
    }

    private static MajorParameters parameters(ChangeContext context) {
        ParameterCatalogue catalogue = ParameterCatalogue.load();
        int newest = catalogue.majors().get(catalogue.majors().size() - 1);
        return catalogue.major(context.after().major().filter(catalogue::knows).orElse(newest));
    }

    private static boolean isLowered(String name, Parameter parameter, ValueChange change) {
        if (!NEEDED_BY_STANDBYS.contains(name)) {
            return false;
        }
        Optional<BigDecimal> before = number(
                change.isAdded() ? parameter.defaultValue() : change.before().asText());
        Optional<BigDecimal> after = number(
                change.isRemoved() ? parameter.defaultValue() : change.after().asText());
        return before.isPresent() && after.isPresent() && after.get().compareTo(before.get()) < 0;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A recreated pod starts with the old value as long as the primary has it. */
    private static Judgement lowered(ChangeContext context, String name) {
        String patronictl = "kubectl -n " + context.after().namespace() + " exec "
                + context.after().name() + "-0 -- patronictl restart "
                + context.after().name();
        Judgement roll = Rolls.servers(
                context,
                name
                        + " is lowered, and a standby needs at least the primary's value: the primary restarts first, then the"
                        + " replicas");
        return Judgement.of(
                roll.gitops()
                        .after(List.of(
                                patronictl + " --role primary --pending --force", patronictl + " --pending --force")),
                roll.operator().primaryFirst());
    }
}
