package com.example.postgres.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniFileTest {

    @Test
    void writesSectionsAndSettingsInTheirOrder() {
        String text = IniFile.write(YamlReader.readTrusted("ini", """
                databases:
                  '*': host=/run port=5432
                pgbouncer:
                  listen_port: 6432
                  unix_socket_dir: ''
                  server_check_query: 'select 1; # [x]'
                """));

        assertThat(text).isEqualTo("""
                [databases]
                * = host=/run port=5432
                [pgbouncer]
                listen_port = 6432
                unix_socket_dir =
                server_check_query = select 1; # [x]
                """);
    }

    @Test
    void readsWhatItWrites() {
        String written = IniFile.write(YamlReader.readTrusted(
                "ini", "{databases: {'*': host=/run port=5432}, pgbouncer: {query: 'a = b; # c', empty: ''}}"));

        assertThat(IniFile.read("; a comment\nbefore = 1\n" + written))
                .isEqualTo(Map.of(
                        "",
                        Map.of("before", "1"),
                        "databases",
                        Map.of("*", "host=/run port=5432"),
                        "pgbouncer",
                        Map.of("query", "a = b; # c", "empty", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\nauth_type = any", "1\r", "\0", "\u0085"})
    void writesNoValueThatCouldEndItsLine(String value) {
        ObjectNode sections = JsonNodeFactory.instance.objectNode();
        sections.putObject("pgbouncer").put("verbose", value);

        assertThatThrownBy(() -> IniFile.write(sections)).isInstanceOf(IllegalArgumentException.class);
    }
}
