package com.example.postgres.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SettingsFileTest {

    private final ObjectNode settings = JsonNodeFactory.instance.objectNode();

    @Test
    void writesOneLineForEachSetting() {
        settings.put("WALG_S3_PREFIX", "s3://bucket/$(id)");
        settings.put("BACKUP_RETENTION", "7");

        assertThat(SettingsFile.write(settings)).isEqualTo("WALG_S3_PREFIX=s3://bucket/$(id)\nBACKUP_RETENTION=7\n");
    }

    @Test
    void refusesAValueThatWouldBeginAnotherSetting() {
        settings.put("AWS_REGION", "a\nAWS_ENDPOINT=http://elsewhere");

        assertThatThrownBy(() -> SettingsFile.write(settings)).hasMessageContaining("AWS_REGION");
    }
}
