package com.example.postgres.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }

    private static JsonNode status(String condition) {
        return yaml("{conditions: [{" + condition + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: Stalled, status: "False", reason: AsExpected | type: Stalled, status: "True", reason: SpecInvalid   | 1
            type: Stalled, status: "True", reason: SpecInvalid | type: Stalled, status: "True", reason: SpecInvalid   | 0
            type: Stalled, status: "True", reason: SpecInvalid | type: Stalled, status: "True", reason: ObjectRefused | 1
            type: Stalled, status: "True", reason: SpecInvalid | type: Stalled, status: "False", reason: AsExpected   | 0
            type: Ready, status: "True", reason: Any           | type: Ready, status: "False", reason: NoPrimary      | 0
            type: Ready, status: "True", reason: Any           | type: Degraded, status: "True", reason: NotReady     | 1
            type: Ready, status: "True", reason: Any           | type: ResizePending, status: "True", reason: Room    | 1
            type: Ready, status: "True", reason: Any           | type: BackupHealthy, status: "False", reason: Late   | 1
            type: Ready, status: "True", reason: Any           | type: BackupHealthy, status: "True", reason: Fine    | 0
            type: Ready, status: "True", reason: Any           | type: BackupHealthy, status: "False", reason: NoBackupYet | 0
            type: Ready, status: "True", reason: Any           | type: ArchivingHealthy, status: "False", reason: WalNotArchived | 1
            """)
    void aConditionIsAnAlarmWhenItBecomesBad(String earlier, String later, int alarms) {
        assertThat(Alarms.between(status(earlier), status(later))).hasSize(alarms);
    }

    @Test
    void membersThatAChangeReplacesAreNone() {
        String degraded = "conditions: [{type: Degraded, status: \"True\", reason: MembersNotReady}]";

        assertThat(Alarms.between(yaml("{}"), yaml("{lastChange: {kind: Update}, " + degraded + "}")))
                .isEmpty();
        assertThat(Alarms.between(yaml("{}"), yaml("{lastChange: {finishedAt: now}, " + degraded + "}")))
                .hasSize(1);
    }
}
