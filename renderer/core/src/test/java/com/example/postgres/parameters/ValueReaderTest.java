package com.example.postgres.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.parameters.ValueReader.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {

    private static Reading read(String name, String text) {
        return ValueReader.read(ParameterCatalogue.load().major(18).find(name).orElseThrow(), text);
    }

    private static String canonical(String name, String text) {
        return read(name, text) instanceof Reading.Accepted accepted
                ? accepted.value().canonical()
                : "rejected";
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # parameter                   | written       | in its unit
            shared_buffers                | 16384         | 16384
            shared_buffers                | 128MB         | 16384
            shared_buffers                | '128 MB'      | 16384
            shared_buffers                | ' 128MB '     | 16384
            shared_buffers                | 1GB           | 131072
            shared_buffers                | 1.5GB         | 196608
            shared_buffers                | 0.001TB       | 131072
            shared_buffers                | 1e2MB         | 12800
            work_mem                      | 30.1GB        | 31561728
            work_mem                      | 65536B        | 64
            work_mem                      | 0x40          | 64
            work_mem                      | 0100          | 64
            work_mem                      | 100.5         | 100
            work_mem                      | 101.5         | 102
            max_connections               | +100          | 100
            max_connections               | 99.6          | 100
            max_connections               | 1e2           | 100
            wal_keep_size                 | 1TB           | 1048576
            track_activity_query_size     | 1kB           | 1024
            statement_timeout             | 1h            | 3600000
            statement_timeout             | 1500us        | 2
            statement_timeout             | 0.5s          | 500
            checkpoint_timeout            | 1d            | 86400
            checkpoint_timeout            | 0.75min       | 45
            wal_summary_keep_time         | 10d           | 14400
            autovacuum_work_mem           | -1            | -1
            vacuum_cost_delay             | 500us         | 0.5
            vacuum_cost_delay             | 0.25          | 0.25
            random_page_cost              | 1.1           | 1.1
            random_page_cost              | .5            | 0.5
            seq_page_cost                 | 1e3           | 1000
            log_file_mode                 | 0640          | 416
            """, delimiter = '|')
    void readsNumbersInEveryUnit(String name, String text, String expected) {
        assertThat(canonical(name, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "MB", "--1", "08", "1_000", "1,5", "nan", "0x", "1 2", "1MB", "\u0661"})
    void refusesWhatIsNoInteger(String text) {
        assertThat(canonical("max_connections", text)).isEqualTo("rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "inf", "Infinity", "nan", "1e999", "1 ms", "-1"})
    void refusesWhatIsNoFiniteNumber(String text) {
        assertThat(canonical("random_page_cost", text)).isEqualTo("rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "on, on",
        "ON, on",
        "t, on",
        "tru, on",
        "TRUE, on",
        "y, on",
        "yes, on",
        "1, on",
        "of, off",
        "off, off",
        "f, off",
        "False, off",
        "n, off",
        "no, off",
        "0, off",
        "o, rejected",
        "'', rejected",
        "' on', rejected",
        "onn, rejected",
        "2, rejected",
        "enabled, rejected",
    })
    void readsEverySpellingOfABoolean(String text, String expected) {
        assertThat(canonical("autovacuum", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "wal_level, LOGICAL, logical",
        "wal_level, hot_standby, rejected",
        "synchronous_commit, true, on",
        "synchronous_commit, 0, off",
        "synchronous_commit, t, rejected",
        "synchronous_commit, remote_apply, remote_apply",
        "log_min_messages, debug, debug2",
        "client_min_messages, info, info",
        "default_transaction_isolation, read committed, read committed",
        "ssl_max_protocol_version, '', ''",
        "io_method, on, rejected",
    })
    void readsEnumerations(String name, String text, String expected) {
        assertThat(canonical(name, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%m [%p] '\\'", "a,b", "\u00e4\u4e2d"})
    void takesAnyText(String text) {
        assertThat(canonical("log_line_prefix", text)).isEqualTo(text);
    }
}
