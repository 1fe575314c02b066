package com.example.postgres.plan.impact;

import com.example.postgres.parameters.MajorParameters;
import com.example.postgres.parameters.Parameter;
import com.example.postgres.parameters.ParameterCatalogue;
import com.example.postgres.plan.diff.ValueChange;
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
        ParameterChange values = ParameterChange.of(parameter.get(), change.before(), change.after());
        if (values.isSame() && !change.isAdded() && !change.isRemoved()) {
            return Judgement.of(Effect.of(Impact.RELOAD, name + " has the same value as before, in another spelling"));
        }
        return SlotLimits.add(ParameterRisks.add(usual(values, context), values), values, context);
    }

    /** What any other value of the parameter does. */
    private static Judgement usual(ParameterChange change, ChangeContext context) {
        Parameter parameter = change.parameter();
        if (!parameter.needsRestart()) {
            return Judgement.of(Effect.of(
                    Impact.RELOAD,
                    parameter.name() + " takes effect with a "
                            + parameter.context().effect()));
        }
        boolean hasStandby = context.members() > 1 || context.before().members() > 1;
        return NEEDED_BY_STANDBYS.contains(parameter.name()) && change.isLower() && hasStandby
                ? lowered(context, parameter.name())
                : Rolls.servers(context, parameter.name() + " takes effect when PostgreSQL starts");
    }

    private static MajorParameters parameters(ChangeContext context) {
        ParameterCatalogue catalogue = ParameterCatalogue.load();
        int newest = catalogue.majors().get(catalogue.majors().size() - 1);
        return catalogue.major(context.after().major().filter(catalogue::knows).orElse(newest));
    }

    /** Replicas with the lower value of a raised parameter stop when the primary has the higher one. */
    private static boolean isAnyRaised(ChangeContext context) {
        MajorParameters parameters = parameters(context);
        return NEEDED_BY_STANDBYS.stream()
                .flatMap(name -> parameters.find(name).stream())
                .map(parameter -> ParameterChange.of(
                        parameter,
                        context.before().parameter(parameter.name()),
                        context.after().parameter(parameter.name())))
                .anyMatch(ParameterChange::isGreater);
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
        Interrupts primary = new Interrupts(
                Interruption.RESTART,
                isAnyRaised(context) ? Interruption.RESTART : Interruption.NONE,
                Interruption.RESTART);
        return Judgement.of(
                roll.gitops()
                        .interrupting(roll.gitops().interrupts().and(primary))
                        .after(List.of(
                                patronictl + " --role primary --pending --force", patronictl + " --pending --force")),
                roll.operator()
                        .interrupting(roll.operator().interrupts().and(primary))
                        .primaryFirst());
    }
}
