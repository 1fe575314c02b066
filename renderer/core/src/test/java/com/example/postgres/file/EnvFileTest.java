package com.example.postgres.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {

    private final ObjectNode settings = JsonNodeFactory.instance.objectNode();

    @Test
    void writesOneLineForEachSetting() {
        settings.put("WALG_S3_PREFIX", "s3://bucket/$(id)");
        settings.put("BACKUP_RETENTION", "7");

        assertThat(EnvFile.write(settings)).isEqualTo("WALG_S3_PREFIX=s3://bucket/$(id)\nBACKUP_RETENTION=7\n");
    }

    @Test
    void readsWhatItWrites() {
        settings.put("WALG_S3_PREFIX", "s3://bucket/a=b");
        settings.put("EMPTY", "");

        assertThat(EnvFile.read("no setting\n" + EnvFile.write(settings)))
                .isEqualTo(Map.of("WALG_S3_PREFIX", "s3://bucket/a=b", "EMPTY", ""));
    }

    @Test
    void refusesAValueThatWouldBeginAnotherSetting() {
        settings.put("AWS_REGION", "a\nAWS_ENDPOINT=http://elsewhere");

        assertThatThrownBy(() -> EnvFile.write(settings)).hasMessageContaining("AWS_REGION");
    }
}
