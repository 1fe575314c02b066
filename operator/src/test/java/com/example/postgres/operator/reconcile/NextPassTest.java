package com.example.postgres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.apply.ApplyReport.Reason;
import com.example.postgres.operator.change.Clusters;
import com.example.postgres.operator.change.NextStep;
import com.example.postgres.operator.change.NextStep.Wait;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.example.postgres.operator.status.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPassTest {

    private static final Instant NOW = Instant.parse("2026-12-05T01:00:00Z");

    private static Duration after(NextStep next, Problem... problems) {
        Findings findings = new Findings(
                Clusters.healthy(3),
                3,
                List.of(),
                Optional.empty(),
                List.of(problems),
                Map.of(),
                Optional.of(next),
                false);
        return NextPass.after(findings, true, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-05T01:00:10Z, PT10S",
        "2026-12-05T01:00:01Z, PT1S",
        "2026-12-05T02:00:00Z, PT30S",
        "2026-12-05T01:00:00Z, PT0.5S",
        "2026-12-05T00:00:00Z, PT0.5S",
    })
    void comesWhenTheWindowOpensAndNeverInALoop(Instant opens, Duration delay) {
        assertThat(after(new Wait("OutsideMaintenanceWindow", "", Optional.of(opens))))
                .isEqualTo(delay);
    }

    @Test
    void comesSoonWhileAChangeGoesOn() {
        assertThat(after(new Wait("Resizing", "", Optional.empty()))).isEqualTo(Duration.ofSeconds(2));
        assertThat(after(new NextStep.Done())).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aWriteThatIsRefusedIsNotAttemptedAgainAtOnce() {
        Problem refused = new Problem(ObjectRef.pod("shop", "any"), Reason.FIELD_CONFLICT, "");

        assertThat(after(new NextStep.Done(), refused)).isEqualTo(Duration.ofSeconds(30));
        assertThat(after(new Wait("Resizing", "", Optional.empty()), refused)).isEqualTo(Duration.ofSeconds(10));
    }
}
