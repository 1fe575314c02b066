package com.example.postgres.operator.status;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.PodNeed;
import com.example.postgres.operator.observe.ClusterObservation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pass found: everything that the status says, beside what is remembered.
 *
 * @param observed the cluster
 * @param members that it should have; 0 if no spec was ever valid
 * @param specErrors why the current spec is not served; empty if it is valid
 * @param held why a valid spec is not applied; empty if it is
 * @param problems objects that could not be written, or steps that were refused
 * @param needs of the pods, by name
 * @param next what comes next; empty if the objects are not applied yet, or if every step was refused
 * @param isPaused whether the operator leaves the cluster alone
 */
public record Findings(
        ClusterObservation observed,
        int members,
        List<String> specErrors,
        Optional<String> held,
        List<Problem> problems,
        Map<String, PodNeed> needs,
        Optional<NextStep> next,
        boolean isPaused) {

    public Findings {
        specErrors = List.copyOf(specErrors);
        problems = List.copyOf(problems);
        needs = Map.copyOf(needs);
    }

    /** Why a change would do more than is allowed; empty if none would. */
    Optional<String> exceeded() {
        return held.or(() -> next.filter(NextStep.Exceeded.class::isInstance)
                .map(NextStep.Exceeded.class::cast)
                .map(step -> "the next step is " + step.action().impact() + " ("
                        + step.action().description() + "), and at most " + step.limit()
                        + " is allowed: raise spec.changePolicy.maxImpact, or take the change back"));
    }

    /** Problems that stay until somebody acts. */
    List<Problem> obstacles() {
        return problems.stream()
                .filter(problem -> !problem.reason().isRepeated())
                .toList();
    }

    /** Whether everything is as the served spec wants it. */
    public boolean isSettled() {
        return problems.isEmpty()
                && next.filter(NextStep.Done.class::isInstance).isPresent()
                && observed.members().size() == members
                && observed.healthyMembers() == members
                && observed.primary().isPresent();
    }
}
