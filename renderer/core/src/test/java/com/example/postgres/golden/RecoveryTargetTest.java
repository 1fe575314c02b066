package com.example.postgres.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a recovery stops: what PostgreSQL reads, and what the choice of a base backup is told. */
class RecoveryTargetTest {

    @ParameterizedTest
    @CsvSource({
        "{}, {}, ''",
        "'{name: before-migration}', '{recovery_target_name: before-migration}', ''",
        "'{lsn: 0/3000060}', '{recovery_target_lsn: 0/3000060}', RECOVERY_TARGET_LSN=0/3000060",
        "'{xid: \"4711\"}', '{recovery_target_xid: \"4711\"}', ''",
        "'{xid: \"4711\", exclusive: true}', '{recovery_target_xid: \"4711\", recovery_target_inclusive: \"off\"}', ''",
        "'{immediate: true}', '{recovery_target: immediate}', ''",
        "'{immediate: false}', {}, ''",
        "'{time: \"2026-11-22T10:01:31.5+02:00\"}', '{recovery_target_time: \"2026-11-22 08:01:31.500000+00:00\"}',"
                + " 'RECOVERY_TARGET_TIME=2026-11-22 08:01:31.500000+00:00'"
    })
    void everyTargetIsTheOneSettingOfItsKind(String target, String settings, String choice) {
        InlineCluster cluster = InlineCluster.of("""
                bootstrap:
                  recovery:
                    source:
                      archiveName: shop/orders
                      destination: {type: S3, bucket: backups}
                    target: %s
                """.formatted(target));
        Map<String, String> expected = texts(YamlReader.readTrusted("settings", settings));
        expected.put("restore_command", "/bin/sh /scripts/restore-wal.sh \"%f\" \"%p\"");
        expected.put("recovery_target_timeline", "latest");
        expected.put("recovery_target_action", "promote");

        JsonNode patroni = YamlReader.readTrusted("patroni.yml", cluster.file("orders-patroni", "patroni.yml"));
        assertThat(texts(patroni.at("/bootstrap/walg/recovery_conf"))).isEqualTo(expected);
        assertThat(cluster.file("orders-patroni", "recovery.env")
                        .lines()
                        .filter(line -> line.startsWith("RECOVERY_TARGET_")))
                .isEqualTo(choice.lines().toList());
    }

    private static Map<String, String> texts(JsonNode mapping) {
        Map<String, String> texts = new TreeMap<>();
        mapping.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
