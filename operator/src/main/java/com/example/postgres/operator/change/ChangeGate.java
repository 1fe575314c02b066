package com.example.postgres.operator.change;

import com.example.postgres.plan.ClusterPlan;
import com.example.postgres.plan.impact.Impact;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a plan may run.
 *
 * @param limit the greatest impact that needs no approval
 * @param approved fingerprint of the plan that the user has approved; empty if none is
 */
public record ChangeGate(Impact limit, String approved) {

    /** The annotation with the fingerprint of an approved plan. */
    public static final String APPROVED_PLAN = "postgres.example.com/approved-plan";

    private static final Pattern FINGERPRINT = Pattern.compile("sha256:[0-9a-f]{64}");

    /** From the next impact on every plan needs an approval. */
    private static final Impact DEFAULT_LIMIT = Impact.OUTAGE;

    /**
     * The gate of a spec.
     *
     * @param maxImpact of the spec; empty if it sets none
     */
    public static ChangeGate of(String maxImpact, String approved) {
        Impact limit = Arrays.stream(Impact.values())
                .filter(impact -> impact.name().equals(maxImpact))
                .findFirst()
                .filter(impact -> impact.compareTo(DEFAULT_LIMIT) <= 0)
                .orElse(DEFAULT_LIMIT);
        return new ChangeGate(limit, approved);
    }

    /** Why the plan may not run, as a sentence without a full stop; empty if it may. */
    public Optional<String> refusal(ClusterPlan plan) {
        Impact impact = plan.withOperator().impact();
        if (plan.kind() == ClusterPlan.Kind.NEW || impact.compareTo(limit) <= 0) {
            return Optional.empty();
        }
        if (impact == Impact.FORBIDDEN) {
            return Optional.of("the change is FORBIDDEN: " + reasons(plan, impact));
        }
        if (plan.fingerprint().filter(approved::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of("the change has the impact " + impact + "; without an approval at most " + limit
                + " is allowed: "
                + reasons(plan, impact)
                + plan.fingerprint()
                        .map(fingerprint -> "; to approve it, set the annotation " + APPROVED_PLAN + ": " + fingerprint)
                        .orElse("")
                + otherApproval());
    }

    /** What is wrong with the approval that is there. Its text is the user's, and a message of the status is bounded. */
    private String otherApproval() {
        if (approved.isEmpty()) {
            return "";
        }
        return FINGERPRINT.matcher(approved).matches()
                ? "; the approval " + approved
                        + " does not match this plan: the current spec, the new spec or the render target differs."
                        + " Run pgc plan cluster FILE --target operator"
                : "; the value of the annotation is not a fingerprint";
    }

    private static String reasons(ClusterPlan plan, Impact impact) {
        return plan.changes().stream()
                .filter(change -> change.judgement().operator().impact() == impact)
                .map(change ->
                        change.object() + ": " + change.judgement().operator().reason())
                .distinct()
                .limit(3)
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }
}
