package com.example.postgres.plan.impact;

import com.example.postgres.parameters.RiskySettings;
import com.example.postgres.parameters.RiskySettings.Harm;
import java.util.Optional;

/** What a value that does harm does beyond taking effect; the values are those that the validation warns of. */
final class ParameterRisks {

    private static final Interrupts WRITES = new Interrupts(Interruption.OUTAGE, Interruption.NONE, Interruption.NONE);

    private ParameterRisks() {}

    /** The judgement of any value of the parameter, and the harm that the new one does and the earlier one did not. */
    static Judgement add(Judgement judgement, ParameterChange change) {
        Optional<Harm> earlier = change.before().flatMap(value -> RiskySettings.harm(change.name(), value));
        Optional<Harm> harm = change.after().flatMap(value -> RiskySettings.harm(change.name(), value));
        return harm.isEmpty() || harm.equals(earlier) ? judgement : add(judgement, harm.get());
    }

    private static Judgement add(Judgement judgement, Harm harm) {
        return switch (harm.consequence()) {
            case LOSES_DATA -> judgement.raised(Impact.DATA_RISK, Interrupts.NOTHING, harm.text());
            case DOES_NOT_START -> judgement.raised(Impact.OUTAGE, Interrupts.EVERYTHING, harm.text());
            case REFUSES_WRITES ->
                judgement.raised(
                        Impact.OUTAGE,
                        WRITES,
                        "clients write nothing unless their transactions say otherwise, and " + harm.text());
            case HURTS -> judgement.raised(Impact.NONE, Interrupts.NOTHING, harm.text());
        };
    }
}
