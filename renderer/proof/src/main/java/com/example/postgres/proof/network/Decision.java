package com.example.postgres.proof.network;

import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.ObjectSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether the policies at one end of a connection allow it.
 *
 * @param match the answer
 * @param by for display: the policies that decide
 * @param denying the first of the policies that limit the pods, when none allows it
 */
record Decision(Match match, String by, Optional<Policy> denying) {

    /** Where no policy of the set can have a say. */
    static final Decision OUTSIDE = new Decision(Match.YES, "-", Optional.empty());

    /** The answer of the policies that select the pods, which add up. */
    static Decision of(
            ObjectSet set, Endpoint pods, Direction direction, Endpoint other, Ports ports, Endpoint destination) {
        if (pods.location() != Endpoint.Location.SET) {
            return OUTSIDE;
        }
        List<Policy> limiting = Policy.limiting(set, pods, direction);
        if (limiting.isEmpty()) {
            return new Decision(Match.YES, "no policy: open", Optional.empty());
        }
        for (Match answer : List.of(Match.YES, Match.PERHAPS)) {
            List<String> allowing = limiting.stream()
                    .filter(policy -> policy.allows(direction, other, ports, destination, set) == answer)
                    .map(Policy::name)
                    .toList();
            if (!allowing.isEmpty()) {
                String names = String.join(", ", allowing);
                return new Decision(answer, answer == Match.YES ? names : "perhaps " + names, Optional.empty());
            }
        }
        return new Decision(Match.NO, "denied", Optional.of(limiting.get(0)));
    }

    /** The worse of both. */
    Decision and(Decision other) {
        return other.match.compareTo(match) < 0 ? other : this;
    }
}
