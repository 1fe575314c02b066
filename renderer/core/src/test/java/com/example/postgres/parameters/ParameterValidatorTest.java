package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValidatorTest {

    private static final FieldPath BASE = FieldPath.of("spec", "postgresqlParams");

    private static List<String> check(int major, String name, String value) {
        return ParameterValidator.check(GivenParameters.of(major, Map.of(name, value)), BASE).stream()
                .map(Violation::toString)
                .map(text -> text.replace("spec.postgresqlParams.", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # major, name and value | violation
            18 | max_conections | 200 | max_conections: Unknown field: PostgreSQL 18 has no such parameter; did you mean max_connections? [postgresqlParams.unknown]
            18 | sharedbuffers | 1GB | sharedbuffers: Unknown field: PostgreSQL 18 has no such parameter; did you mean shared_buffers? [postgresqlParams.unknown]
            18 | frobnicate | 1 | frobnicate: Unknown field: PostgreSQL 18 has no such parameter [postgresqlParams.unknown]
            15 | reserved_connections | 3 | reserved_connections: Unknown field: reserved_connections exists since PostgreSQL 16; this is 15 [postgresqlParams.unknown]
            17 | old_snapshot_threshold | 1h | old_snapshot_threshold: Unknown field: old_snapshot_threshold was removed in PostgreSQL 17; this is 17 [postgresqlParams.unknown]
            18 | timezone | UTC | timezone: Unknown field: PostgreSQL spells it TimeZone; write it that way [postgresqlParams.spelling]
            18 | a.b.c | 1 | spec.postgresqlParams[a.b.c]: Invalid value: a parameter of an extension must have the form extension.parameter, both of letters, digits and underscores [postgresqlParams.name]
            18 | synchronous_standby_names | '*' | synchronous_standby_names: Forbidden: set by Patroni: the names change with the members; use spec.patroni.synchronousMode instead [postgresqlParams.managed]
            18 | ssl | on | ssl: Forbidden: set by the rendered manifests: certificates, Services and clients must agree on it; use spec.tls.enabled instead [postgresqlParams.managed]
            18 | archive_command | true | archive_command: Forbidden: set by the rendered manifests: the log goes to the object store of the backups; use spec.backup instead [postgresqlParams.managed]
            18 | listen_addresses | '*' | listen_addresses: Forbidden: set by Patroni: every member listens where Patroni, the Services and the network policies expect it [postgresqlParams.managed]
            18 | data_checksums | on | data_checksums: Forbidden: fixed by PostgreSQL: initdb decides it; use spec.bootstrap.initdb.dataChecksums instead [postgresqlParams.managed]
            18 | bonjour | on | bonjour: Forbidden: not allowed: members are found through Kubernetes Services [postgresqlParams.managed]
            18 | shared_buffers | lots | shared_buffers: Invalid value: "lots": must be an integer in units of 8kB, or with a unit of its own: B, kB, MB, GB, TB [postgresqlParams.type]
            18 | shared_buffers | 1Gi | shared_buffers: Invalid value: "1Gi": "Gi" is not a unit of memory; the units are B, kB, MB, GB, TB [postgresqlParams.unit]
            18 | work_mem | 64mb | work_mem: Invalid value: "64mb": PostgreSQL writes the unit "MB", not "mb"; the units are B, kB, MB, GB, TB [postgresqlParams.unit]
            18 | work_mem | 5s | work_mem: Invalid value: "5s": "s" is not a unit of memory; the units are B, kB, MB, GB, TB [postgresqlParams.unit]
            18 | statement_timeout | 1MB | statement_timeout: Invalid value: "1MB": "MB" is not a unit of time; the units are us, ms, s, min, h, d [postgresqlParams.unit]
            18 | max_connections | 200MB | max_connections: Invalid value: "200MB": takes a number without a unit, not "MB" [postgresqlParams.unit]
            18 | random_page_cost | cheap | random_page_cost: Invalid value: "cheap": must be a number [postgresqlParams.type]
            18 | random_page_cost | -1 | random_page_cost: Invalid value: "-1": must be at least 0 [postgresqlParams.range]
            18 | work_mem | 1kB | work_mem: Invalid value: "1kB": must be between 64kB and 2147483647kB (about 2TB) [postgresqlParams.range]
            18 | shared_buffers | 16TB | shared_buffers: Invalid value: "16TB": must be between 128kB and 8589934584kB (about 8TB) [postgresqlParams.range]
            18 | checkpoint_timeout | 2d | checkpoint_timeout: Invalid value: "2d": must be between 30s and 1d [postgresqlParams.range]
            16 | maintenance_work_mem | 512kB | maintenance_work_mem: Invalid value: "512kB": must be between 1MB and 2147483647kB (about 2TB) [postgresqlParams.range]
            18 | autovacuum | enabled | autovacuum: Invalid value: "enabled": must be on or off (true, false, yes, no, 1, 0 and unambiguous abbreviations are valid too) [postgresqlParams.type]
            18 | xmlbinary | bas64 | xmlbinary: Unsupported value: "bas64": supported values: "base64", "hex"; did you mean "base64"? [postgresqlParams.enum]
            14 | wal_compression | lz4 | wal_compression: Invalid value: "lz4": must be on or off (true, false, yes, no, 1, 0 and unambiguous abbreviations are valid too) [postgresqlParams.type]
            18 | wal_level | minimal | wal_level: Unsupported value: "minimal": Patroni accepts only "replica", "logical" and would use "replica" instead [postgresqlParams.patroni]
            18 | max_connections | 24 | max_connections: Invalid value: "24": must be at least 25: Patroni replaces a lower value by 100 [postgresqlParams.patroni]
            18 | wal_keep_size | 15MB | wal_keep_size: Invalid value: "15MB": must be at least 16MB: Patroni replaces a lower value by 128MB [postgresqlParams.patroni]
            """, delimiter = '|', maxCharsPerColumn = 8192)
    void saysWhatIsWrongAndWhatWouldBeRight(int major, String name, String value, String violation) {
        assertThat(check(major, name, value)).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "max_connections, 25, 24",
        "max_locks_per_transaction, 32, 31",
        "max_worker_processes, 2, 1",
        "max_wal_senders, 3, 2",
        "max_replication_slots, 4, 3",
        "wal_keep_size, 16MB, 15MB",
        "wal_keep_size, 16384kB, 0",
        "wal_level, Logical, minimal",
    })
    void acceptsPatronisMinimumAndNothingBelow(String name, String least, String tooLittle) {
        assertThat(check(18, name, least)).isEmpty();
        assertThat(check(18, name, tooLittle)).singleElement().asString().contains("[postgresqlParams.patroni]");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            min_wal_size | 31MB | min_wal_size: Invalid value: "31MB": must be at least 32MB, two WAL segments: the server does not start with less [postgresqlParams.walSize]
            max_wal_size | 2 | max_wal_size: Invalid value: "2": must be at least 32MB, two WAL segments: the server does not start with less [postgresqlParams.walSize]
            superuser_reserved_connections | 100 | superuser_reserved_connections: Invalid value: "100": the server does not start when every connection is reserved: 100 of max_connections 100 [postgresqlParams.reservedConnections]
            reserved_connections | 97 | reserved_connections: Invalid value: "97": the server does not start when every connection is reserved: 100 of max_connections 100 [postgresqlParams.reservedConnections]
            """, delimiter = '|', maxCharsPerColumn = 8192)
    void refusesWhatAServerDoesNotStartWith(String name, String value, String violation) {
        assertThat(check(18, name, value)).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource({
        "14, min_wal_size, 32MB",
        "15, superuser_reserved_connections, 99",
        "18, reserved_connections, 96",
        "14, old_snapshot_threshold, 1h",
        "18, reserved_connections, 3",
        "18, DateStyle, 'ISO, DMY'",
        "18, shared_preload_libraries, 'pg_stat_statements,auto_explain'",
        "18, pg_stat_statements.max, 5000",
        "18, auto_explain.log_min_duration, 3s",
        "18, log_line_prefix, '%m '' \\ \" {{x}} '",
        "14, log_connections, yes",
        "18, log_connections, 'receipt,authorization'",
        "13, anything, at all",
    })
    void acceptsWhatTheMajorTakes(int major, String name, String value) {
        assertThat(check(major, name, value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "tab\t", "\u007f", "\u0085", "\ud800"})
    void refusesTextThatDoesNotTravel(String value) {
        assertThat(ParameterValidator.check(GivenParameters.of(18, Map.of("log_line_prefix", value)), BASE))
                .extracting(Violation::rule)
                .containsExactly("postgresqlParams.characters");
        assertThat(ParameterValidator.check(GivenParameters.of(18, Map.of("ext.parameter", value)), BASE))
                .extracting(Violation::rule)
                .containsExactly("postgresqlParams.characters");
    }

    @Test
    void namesTheHostileCharacter() {
        assertThat(check(18, "search_path", "a\nb"))
                .containsExactly("search_path: Invalid value: \"a\\u000ab\": must not contain the character U+000A"
                        + " [postgresqlParams.characters]");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(check(18, "search_path", "x".repeat(4096))).isEmpty();
        assertThat(check(18, "search_path", "x".repeat(4097)))
                .singleElement()
                .asString()
                .endsWith("Too long: \"" + "x".repeat(120)
                        + "...\": must be no more than 4096 characters [postgresqlParams.length]");
        assertThat(check(18, "x".repeat(128), "1"))
                .singleElement()
                .asString()
                .endsWith("Too long: must be no more than 127 characters [postgresqlParams.name]");
    }

    @Test
    void refusesNamesThatAreNone() {
        for (String name :
                List.of("", " ", "max connections", "a.", ".b", "a.b.c", "a.b-c", "a.1", "\u00e4.b", "a\n")) {
            assertThat(ParameterValidator.check(GivenParameters.of(18, Map.of(name, "1")), BASE))
                    .hasSize(1);
        }
    }

    @Test
    void reportsEachParameterAtItsOwnPath() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("work_mem", "x");
        parameters.put("jit", "on");
        parameters.put("fsync", "x");

        assertThat(ParameterValidator.check(GivenParameters.of(18, parameters), BASE))
                .extracting(violation -> violation.path().toString())
                .containsExactly("spec.postgresqlParams.work_mem", "spec.postgresqlParams.fsync");
    }
}
