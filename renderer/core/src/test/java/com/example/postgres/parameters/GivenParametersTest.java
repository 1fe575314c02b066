package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenParametersTest {

    private static final Map<String, String> PARAMETERS = Map.of(
            "wal_level", "LOGICAL",
            "shared_buffers", "1GB",
            "work_mem", "64MB",
            "autovacuum_max_workers", "5",
            "track_commit_timestamp", "yes",
            "pg_stat_statements.max", "5000",
            "nonsense", "1");

    @Test
    void thoseThatNeedARestartAreSortedAndInOneSpelling() {
        assertThat(GivenParameters.of(18, PARAMETERS).needingRestart())
                .containsExactly(
                        Map.entry("shared_buffers", "131072"),
                        Map.entry("track_commit_timestamp", "on"),
                        Map.entry("wal_level", "logical"));
    }

    @Test
    void thoseThatNeedARestartDependOnTheMajor() {
        assertThat(GivenParameters.of(17, PARAMETERS).needingRestart()).containsEntry("autovacuum_max_workers", "5");
    }

    @Test
    void anotherSpellingOfTheSameValueNeedsNoRestart() {
        assertThat(GivenParameters.of(18, Map.of("shared_buffers", "1024MB")).needingRestart())
                .isEqualTo(GivenParameters.of(18, Map.of("shared_buffers", "131072"))
                        .needingRestart());
    }

    @Test
    void aValueThatCannotBeReadStaysAsWritten() {
        assertThat(GivenParameters.of(18, Map.of("max_connections", "many")).needingRestart())
                .containsExactly(Map.entry("max_connections", "many"));
    }
}
