package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryBudgetTest {

    private static final FieldPath BASE = FieldPath.of("spec", "postgresqlParams");
    private static final long GIB = 1L << 30;

    private static List<String> check(int major, Map<String, String> parameters, long limit) {
        return MemoryBudget.check(GivenParameters.of(major, parameters), limit, 0, 0, BASE).stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void warnsWithTheNumbersAndTheCure() {
        assertThat(check(18, Map.of("shared_buffers", "1GB", "work_mem", "64MB", "max_connections", "200"), 8 * GIB))
                .containsExactly("warning: spec.postgresqlParams.work_mem: Invalid value: \"64MB\": the server can use"
                        + " 26.2GB (shared_buffers 1GB + wal_buffers 16MB + max_connections * work_mem *"
                        + " hash_mem_multiplier 25GB + autovacuum_max_workers * maintenance_work_mem 192MB), but the"
                        + " container's memory limit is 8GB; lower one of them or raise spec.resources.limits.memory"
                        + " [postgresqlParams.memory]");
    }

    @Test
    void acceptsWhatFits() {
        assertThat(check(18, Map.of("shared_buffers", "1GB", "max_connections", "200"), 8 * GIB))
                .isEmpty();
    }

    @Test
    void countsASumOfExactlyTheLimitAsFitting() {
        Map<String, String> parameters = Map.of(
                "shared_buffers", "128MB", "wal_buffers", "16MB", "work_mem", "4MB", "autovacuum_work_mem", "64MB");
        long sum = (128 + 16 + 100 * 4 * 2 + 3 * 64) * (1L << 20);

        assertThat(check(18, parameters, sum)).isEmpty();
        assertThat(check(18, parameters, sum - 1)).hasSize(1);
    }

    @Test
    void countsTheBackupsInTheSameContainer() {
        Map<String, String> parameters = Map.of("shared_buffers", "1GB");
        long sum = (1024 + 16 + 800 + 192 + 268) * (1L << 20);

        assertThat(MemoryBudget.check(GivenParameters.of(18, parameters), sum, 0, 268 << 20, BASE))
                .isEmpty();
        assertThat(MemoryBudget.check(GivenParameters.of(18, parameters), sum - 1, 0, 268 << 20, BASE))
                .singleElement()
                .asString()
                .contains("maintenance_work_mem 192MB + WAL-G 268MB)");
    }

    @Test
    void theDefaultCacheAndABackupMustFit() {
        assertThat(MemoryBudget.problemOfBackups(396 << 20, 268 << 20)).isEmpty();
        assertThat(MemoryBudget.problemOfBackups((396 << 20) - 1, 268 << 20)).isPresent();
        assertThat(MemoryBudget.problemOfBackups(1, 0)).isEmpty();
    }

    @Test
    void isAnErrorWhenTheCacheAloneFillsTheContainer() {
        assertThat(check(18, Map.of("shared_buffers", "2GB"), 2 * GIB))
                .containsExactly("spec.postgresqlParams.shared_buffers: Invalid value: \"2GB\": the container may use"
                        + " 2GB, so the kernel would kill the server as soon as its cache fills; a quarter of the limit,"
                        + " 512MB, is a good start [postgresqlParams.sharedBuffers]");
    }

    @Test
    void doesNotBlameTheUserForDefaults() {
        assertThat(check(18, Map.of("jit", "off"), GIB / 2)).isEmpty();
        assertThat(check(18, Map.of(), GIB / 16)).isEmpty();
    }

    @Test
    void capsTheMemoryOfAVacuumBeforePostgreSql17() {
        Map<String, String> parameters = Map.of("maintenance_work_mem", "2GB");

        assertThat(check(16, parameters, 4 * GIB)).isEmpty();
        assertThat(check(17, parameters, 4 * GIB)).singleElement().asString().contains("maintenance_work_mem 6GB");
    }

    @Test
    void countsTheSmallerHashMemoryOfPostgreSql14() {
        Map<String, String> parameters = Map.of("work_mem", "16MB");

        assertThat(check(14, parameters, 2 * GIB)).isEmpty();
        assertThat(check(15, parameters, 2 * GIB)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lots", "-5", "", "1e400", "999TB"})
    void leavesUnreadableValuesToTheOtherRules(String value) {
        assertThat(check(18, Map.of("shared_buffers", value), 8 * GIB)).isEmpty();
    }

    @Test
    void hasNothingToSayAboutAnUnknownMajor() {
        assertThat(check(99, Map.of("shared_buffers", "2GB"), GIB)).isEmpty();
    }
}
