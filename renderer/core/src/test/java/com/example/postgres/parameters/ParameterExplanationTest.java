package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterExplanationTest {

    private static List<String> explain(int major, String name) {
        Parameter parameter = ParameterCatalogue.load().major(major).find(name).orElseThrow();
        return ParameterExplanation.of(parameter, major).facts().stream()
                .map(fact -> fact.label() + ": " + fact.text())
                .toList();
    }

    @Test
    void saysWhatAChangeTakesAndWhereThatDiffers() {
        assertThat(explain(18, "autovacuum_max_workers"))
                .containsExactly(
                        "Type: integer",
                        "Values: between 1 and 262143",
                        "Default: 3",
                        "Change: live reload (sighup)",
                        "Category: Vacuuming / Automatic Vacuuming",
                        "Versions: PostgreSQL 14 to 18",
                        "In PostgreSQL 14 to 17: change: restart");
    }

    @Test
    void saysWhatPatroniDemands() {
        assertThat(explain(18, "wal_keep_size"))
                .contains("Type: integer (MB)", "Patroni: the same on all members; default 128MB; at least 16MB");
        assertThat(explain(18, "wal_level"))
                .contains("Patroni: the same on all members; default replica; only replica or logical");
    }

    @Test
    void saysWhoSetsWhatTheSpecMayNot() {
        assertThat(explain(18, "hba_file"))
                .contains("Not in the spec: set by the rendered manifests: the rules are part of the cluster's"
                        + " configuration; use spec.pgHba instead");
    }

    @Test
    void saysWhatOnlyTheServerKnows() {
        assertThat(explain(18, "lc_monetary"))
                .contains(
                        "Values: a locale of the image, such as C.UTF-8",
                        "Not checked: whether the image has the locale: only the server knows");
        assertThat(explain(18, "ssl_ciphers")).contains("Not checked: the text: only the server knows");
        assertThat(explain(18, "TimeZone")).noneMatch(fact -> fact.startsWith("Not checked"));
        assertThat(explain(14, "log_destination"))
                .contains("Values: list of stderr, csvlog, syslog; separated by commas");
        assertThat(explain(15, "log_destination"))
                .contains("Values: list of stderr, csvlog, jsonlog, syslog; separated by commas");
    }

    @Test
    void printsValuesInHumanUnits() {
        assertThat(explain(18, "shared_buffers")).contains("Default: 128MB");
        assertThat(explain(18, "log_file_mode")).contains("Default: 0600");
        assertThat(explain(18, "checkpoint_timeout")).contains("Values: between 30s and 1d", "Default: 5min");
        assertThat(explain(18, "io_method")).contains("Values: one of \"sync\", \"worker\", \"io_uring\"");
        assertThat(explain(18, "search_path"))
                .contains("Values: names, separated by commas", "Default: \"$user\", public");
    }
}
