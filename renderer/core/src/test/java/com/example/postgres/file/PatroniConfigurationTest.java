package com.example.postgres.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PatroniConfigurationTest {

    @Test
    void readsWhatItWrites() {
        JsonNode configuration = YamlReader.readTrusted(
                "config", "{ttl: 30, postgresql: {parameters: {log_line_prefix: '%m \"x\" ', archive_mode: 'on'}}}");

        String text = PatroniConfiguration.write(configuration);

        assertThat(text).startsWith("{\"").doesNotContain("\n");
        assertThat(PatroniConfiguration.read(text)).isEqualTo(configuration);
    }

    @Test
    void anUnreadableTextIsMissing() {
        assertThat(PatroniConfiguration.read("").isMissingNode()).isTrue();
    }
}
