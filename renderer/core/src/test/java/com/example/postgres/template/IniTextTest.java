package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniTextTest {

    @Test
    void writesSectionsAndSettingsInTheirOrder() {
        String text = IniText.of(YamlReader.readTrusted("ini", """
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

    @ParameterizedTest
    @ValueSource(strings = {"1\nauth_type = any", "1\r", "\0", "\u0085"})
    void writesNoValueThatCouldEndItsLine(String value) {
        ObjectNode sections = JsonNodeFactory.instance.objectNode();
        sections.putObject("pgbouncer").put("verbose", value);

        assertThatThrownBy(() -> IniText.of(sections)).isInstanceOf(IllegalArgumentException.class);
    }
}
