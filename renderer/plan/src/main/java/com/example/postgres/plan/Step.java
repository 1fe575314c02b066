package com.example.postgres.plan;

import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import java.util.List;

/**
 * One step of a change; a step begins when the one before it has succeeded.
 *
 * @param action what is done, as an instruction
 * @param target to what
 * @param impact on the members
 * @param interrupts what is not possible meanwhile
 * @param byHand commands for the user; empty if the consumer does it
 */
public record Step(String action, String target, Impact impact, Interrupts interrupts, List<String> byHand) {

    public Step {
        byHand = List.copyOf(byHand);
    }
}
