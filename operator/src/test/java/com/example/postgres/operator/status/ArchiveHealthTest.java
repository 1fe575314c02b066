package com.example.postgres.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.operator.observe.ArchiveRecord;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ArchiveHealthTest {

    private static final ArchiveRecord WORKS = new ArchiveRecord("Succeeded", "", "", "");
    private static final ArchiveRecord FAILS =
            new ArchiveRecord("Failed", "2026-11-30T21:00:00Z", "ERROR: AccessDenied", "2026-11-30T20:59:00Z");

    private static Memory applied(String spec) {
        return Memory.of(YamlReader.readTrusted("test", "{}")).withAppliedSpec(YamlReader.readTrusted("test", spec));
    }

    private static String condition(String spec, ArchiveRecord record) {
        return ArchiveHealth.condition(applied(spec), record)
                .map(condition -> condition.isTrue() + " " + condition.reason() + ": " + condition.message())
                .orElse("missing");
    }

    @Test
    void walThatReachesTheArchiveIsHealthy() {
        assertThat(condition("{backup: {}}", WORKS)).isEqualTo("true WalArchived: WAL reaches the archive");
    }

    @Test
    void walThatWaitsIsReportedWithItsTimeAndTheError() {
        assertThat(condition("{backup: {}}", FAILS))
                .startsWith("false WalNotArchived: WAL written since 2026-11-30T21:00:00Z is not archived")
                .endsWith(": ERROR: AccessDenied");
    }

    @Test
    void walThatWaitsWithoutAnErrorIsReportedAsSlow() {
        assertThat(condition("{backup: {}}", new ArchiveRecord("Failed", "2026-11-30T21:00:00Z", "", "")))
                .contains("slower than the write load, or does not respond");
    }

    /** Members of an earlier version, a cluster without backups, and one that follows another. */
    @Test
    void whoeverArchivesNothingOrSaysNothingHasNoCondition() {
        assertThat(condition("{backup: {}}", ArchiveRecord.NONE)).isEqualTo("missing");
        assertThat(condition("{}", FAILS)).isEqualTo("missing");
        assertThat(condition("{backup: {}, standby: {host: a}}", FAILS)).isEqualTo("missing");
    }

    @Test
    void theStatusHasWhatTheSchemaTakesForATime() {
        ObjectNode backup = JsonNodeFactory.instance.objectNode();

        ArchiveHealth.addTo(backup, applied("{backup: {}}"), new ArchiveRecord("Failed", "", "", "yesterday"));
        ArchiveHealth.addTo(backup, applied("{backup: {}, standby: {host: a}}"), FAILS);
        assertThat(backup).isEmpty();

        ArchiveHealth.addTo(backup, applied("{backup: {}}"), FAILS);
        assertThat(backup.path("lastArchivedTime").asText()).isEqualTo("2026-11-30T20:59:00Z");
    }
}
