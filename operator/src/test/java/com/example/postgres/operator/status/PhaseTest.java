package com.example.postgres.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.status.Phase.Facts;
import com.example.postgres.operator.status.Phase.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every transition: the facts of one row become those of another, and the phase follows. */
class PhaseTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # deleting, stalled, resources, primary, members, pods, healthy, broken, change | phase
            false, false, false, false, 3, 0, 0, 0, NONE,   PENDING
            false, false, false, false, 3, 0, 0, 0, CREATE, PENDING
            false, true,  false, false, 0, 0, 0, 0, NONE,   FAILED
            false, false, true,  false, 3, 0, 0, 0, CREATE, CREATING
            false, false, true,  true,  3, 3, 1, 0, CREATE, CREATING
            false, false, true,  false, 3, 3, 0, 1, CREATE, CREATING
            false, false, true,  false, 3, 3, 0, 3, CREATE, CREATING
            false, true,  true,  false, 3, 3, 0, 3, CREATE, FAILED
            false, false, true,  true,  3, 3, 3, 0, NONE,   RUNNING
            false, true,  true,  true,  3, 3, 3, 0, NONE,   RUNNING
            false, false, true,  true,  3, 3, 3, 0, UPDATE, UPDATING
            false, false, true,  true,  3, 3, 2, 0, UPDATE, UPDATING
            false, false, true,  false, 3, 3, 2, 0, UPDATE, RECOVERING
            false, false, true,  false, 1, 1, 0, 0, UPDATE, UPDATING
            false, false, true,  true,  3, 2, 2, 0, SCALE,  SCALING
            false, false, true,  true,  2, 3, 3, 0, SCALE,  SCALING
            false, false, true,  false, 2, 3, 2, 0, SCALE,  RECOVERING
            false, false, true,  true,  3, 3, 2, 0, NONE,   DEGRADED
            false, false, true,  true,  3, 2, 2, 0, NONE,   DEGRADED
            false, true,  true,  true,  3, 3, 2, 1, NONE,   DEGRADED
            false, false, true,  false, 3, 3, 2, 0, NONE,   RECOVERING
            false, false, true,  false, 3, 3, 0, 2, NONE,   RECOVERING
            false, false, true,  false, 3, 3, 0, 3, NONE,   RECOVERING
            false, true,  true,  false, 3, 3, 0, 3, NONE,   FAILED
            false, true,  true,  false, 3, 3, 2, 0, NONE,   RECOVERING
            false, true,  true,  false, 3, 3, 2, 0, UPDATE, RECOVERING
            false, true,  true,  false, 3, 3, 0, 3, UPDATE, FAILED
            false, true,  true,  false, 3, 0, 0, 0, NONE,   FAILED
            false, true,  true,  false, 3, 3, 0, 0, CREATE, FAILED
            true,  false, true,  true,  3, 3, 3, 0, NONE,   DELETING
            true,  true,  false, false, 0, 0, 0, 0, NONE,   DELETING
            """)
    void thePhaseFollowsFromTheFacts(
            boolean isDeleting,
            boolean isStalled,
            boolean hasResources,
            boolean hasPrimary,
            int members,
            int pods,
            int healthy,
            int broken,
            Progress change,
            Phase phase) {
        Facts facts =
                new Facts(isDeleting, isStalled, hasResources, hasPrimary, members, pods, healthy, broken, change);

        assertThat(Phase.of(facts)).isEqualTo(phase);
    }

    @Test
    void everyPhaseHasTheWordOfTheSchema() {
        assertThat(Phase.values())
                .extracting(Phase::label)
                .containsExactly(
                        "Pending",
                        "Creating",
                        "Running",
                        "Updating",
                        "Scaling",
                        "Degraded",
                        "Recovering",
                        "Failed",
                        "Deleting");
    }
}
