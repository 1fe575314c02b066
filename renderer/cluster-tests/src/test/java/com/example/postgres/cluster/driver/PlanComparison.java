package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.plan.Course;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.plan.impact.Interrupts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes changes one after the other, and compares what the plan says with what happens. */
public final class PlanComparison {

    /** The kubelet updates mounted files within about 90 seconds. */
    private static final Duration MAX_RELOAD = Duration.ofMinutes(2);

    /** For what was not predicted to show. */
    private static final Duration QUIET = Duration.ofSeconds(8);

    /** Each commit has a connection of its own, and a busy machine needs seconds for one now and then. */
    private static final Map<Interruption, Duration> MAX_GAP = Map.of(
            Interruption.NONE, Duration.ofSeconds(4),
            Interruption.SECONDS, Duration.ofSeconds(10),
            Interruption.RESTART, Duration.ofMinutes(2),
            Interruption.OUTAGE, Duration.ofDays(1));

    private final Delivery delivery;
    private final List<String> less = new ArrayList<>();
    private final List<String> more = new ArrayList<>();

    private PlanComparison(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Makes the changes, each on top of those before it; a refused one is left out. */
    public static PlanComparison of(Delivery delivery, Spec first, List<PlannedChange> changes) {
        PlanComparison comparison = new PlanComparison(delivery);
        Spec spec = first;
        for (PlannedChange change : changes) {
            Spec next = change.in(spec);
            spec = comparison.make(change, spec, next) ? next : spec;
        }
        return comparison;
    }

    /** Predictions below what happened. */
    public List<String> less() {
        return less;
    }

    /** Predictions above what happened. */
    public List<String> more() {
        return more;
    }

    /** Whether it was made, and not refused. */
    private boolean make(PlannedChange change, Spec spec, Spec next) {
        Cluster cluster = delivery.cluster();
        Course plan = delivery.plan(delivery.render(spec), delivery.render(next));
        Impact predicted = plan.impact();
        Observation before = Observation.of(cluster);
        boolean isMade;
        Impact observed;
        LoadResult result;
        SessionsResult noticed;
        try (Load load = Load.startAwayFrom("no-node", cluster);
                Sessions sessions = Sessions.start(cluster, before.pods().size())) {
            isMade = delivery.make(spec, next, plan);
            if (isMade) {
                settle(before, predicted);
            }
            load.awaitMoreRows();
            result = load.stop();
            Observation after = Observation.of(cluster);
            sessions.awaitMoreAnswers(after.pods().size());
            noticed = sessions.stop();
            observed = isMade ? before.until(after) : Impact.FORBIDDEN;
        }
        assertThat(result.lost()).as(change.toString()).isEmpty();
        compare(change.toString(), plan, observed, result.writeGap(), noticed);
        return isMade;
    }

    private void compare(String change, Course plan, Impact observed, Duration writeGap, SessionsResult noticed) {
        Interrupts interrupts = plan.interrupts();
        String line = change + " | " + plan.impact() + " | " + observed + " | "
                + interrupts.writes().label() + " | " + writeGap.toMillis() + " ms | "
                + interrupts.reads().label() + " | " + noticed.readGap().toMillis() + " ms | "
                + interrupts.connections().label() + " | " + noticed.ends();
        Measurements.record("planned change, " + delivery, line);
        boolean isLonger = writeGap.compareTo(MAX_GAP.get(interrupts.writes())) > 0
                || noticed.readGap().compareTo(MAX_GAP.get(interrupts.reads())) > 0
                || (noticed.ends() > 0 && interrupts.connections() == Interruption.NONE);
        if (observed.compareTo(plan.impact()) > 0 || isLonger) {
            less.add(line);
        } else if (observed != plan.impact()) {
            more.add(line);
        }
    }

    /** Waits until what was predicted has happened, or could have, and a moment more for what was not. */
    private void settle(Observation before, Impact predicted) {
        long end = System.nanoTime() + MAX_RELOAD.toNanos();
        while (System.nanoTime() < end
                && predicted.compareTo(Impact.METADATA) > 0
                && before.until(Observation.of(delivery.cluster())).compareTo(predicted) < 0) {
            Waiting.holds(Duration.ofSeconds(2), () -> {});
        }
        Waiting.holds(QUIET, () -> {});
    }
}
