package com.example.postgres.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.validation.schema.CrdFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SpecDefaultsTest {

    /** Each field of the spec that has a default value, and that value. */
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("replicas", SpecDefaults.REPLICAS),
            Map.entry("imagePullPolicy", SpecDefaults.IMAGE_PULL_POLICY),
            Map.entry("patroni.ttl", SpecDefaults.PATRONI_TTL),
            Map.entry("patroni.loopWait", SpecDefaults.PATRONI_LOOP_WAIT),
            Map.entry("patroni.retryTimeout", SpecDefaults.PATRONI_RETRY_TIMEOUT),
            Map.entry("patroni.maximumLagOnFailover", SpecDefaults.PATRONI_MAXIMUM_LAG_ON_FAILOVER),
            Map.entry("patroni.failsafeMode", SpecDefaults.PATRONI_FAILSAFE_MODE),
            Map.entry("patroni.synchronousMode", SpecDefaults.PATRONI_SYNCHRONOUS_MODE),
            Map.entry("patroni.synchronousModeStrict", SpecDefaults.PATRONI_SYNCHRONOUS_MODE_STRICT),
            Map.entry("patroni.synchronousNodeCount", SpecDefaults.PATRONI_SYNCHRONOUS_NODE_COUNT),
            Map.entry("patroni.maxTimelinesHistory", SpecDefaults.PATRONI_MAX_TIMELINES_HISTORY),
            Map.entry("bootstrap.initdb.encoding", SpecDefaults.INITDB_ENCODING),
            Map.entry("bootstrap.initdb.locale", SpecDefaults.INITDB_LOCALE),
            Map.entry("bootstrap.initdb.dataChecksums", SpecDefaults.INITDB_DATA_CHECKSUMS),
            Map.entry("bootstrap.initdb.localeProvider", SpecDefaults.INITDB_LOCALE_PROVIDER),
            Map.entry("bootstrap.recovery.backup", SpecDefaults.RECOVERY_BACKUP),
            Map.entry("standby.port", SpecDefaults.STANDBY_PORT),
            Map.entry("service.type", SpecDefaults.SERVICE_TYPE),
            Map.entry("clusterDomain", SpecDefaults.CLUSTER_DOMAIN),
            Map.entry("tls.issuerRef.kind", SpecDefaults.ISSUER_KIND),
            Map.entry("tls.issuerRef.group", SpecDefaults.ISSUER_GROUP),
            Map.entry("pgbouncer.poolMode", SpecDefaults.POOL_MODE),
            Map.entry("pgbouncer.maxClientConn", SpecDefaults.POOLER_MAX_CLIENT_CONN),
            Map.entry("pgbouncer.defaultPoolSize", SpecDefaults.POOLER_DEFAULT_POOL_SIZE),
            Map.entry("backup.timeZone", SpecDefaults.BACKUP_TIME_ZONE),
            Map.entry("backup.retention.count", SpecDefaults.BACKUP_RETENTION_COUNT),
            Map.entry("backup.compression", SpecDefaults.BACKUP_COMPRESSION),
            Map.entry("backup.delta.maxSteps", SpecDefaults.BACKUP_DELTA_MAX_STEPS),
            Map.entry("backup.delta.origin", SpecDefaults.BACKUP_DELTA_ORIGIN),
            Map.entry("networkPolicy.enabled", SpecDefaults.NETWORK_POLICY_ENABLED),
            Map.entry("podDisruptionBudget.enabled", SpecDefaults.POD_DISRUPTION_BUDGET_ENABLED),
            Map.entry("terminationGracePeriodSeconds", SpecDefaults.TERMINATION_GRACE_PERIOD_SECONDS));

    @SuppressWarnings("UnusedVariable") // read by name
    private static final Iterable<Map.Entry<String, Object>> ENTRIES = DEFAULTS.entrySet();

    @ParameterizedTest
    @FieldSource("ENTRIES")
    void descriptionNamesTheDefault(Map.Entry<String, Object> entry) {
        assertThat(description(entry.getKey())).containsPattern("Default " + entry.getValue() + "[.;,]");
    }

    @Test
    void everyDefaultIsCompared() {
        assertThat(DEFAULTS).hasSize(SpecDefaults.class.getFields().length);
    }

    private static String description(String path) {
        JsonNode property = CrdFile.specSchema().at("/properties/" + path.replace(".", "/properties/"));
        return property.path("description").asText().replaceAll("\\s+", " ");
    }
}
