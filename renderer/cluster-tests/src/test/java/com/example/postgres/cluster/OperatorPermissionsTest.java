package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.AuditLog;
import com.example.postgres.cluster.driver.Measurements;
import com.example.postgres.cluster.driver.ObjectStore;
import com.example.postgres.cluster.driver.OperatedCluster;
import com.example.postgres.cluster.driver.OperatorAccount;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.cluster.driver.Waiting;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The permissions of the install against the audit log of an API server: a life with every kind of change is refused nothing, and
 * leaves no permission unused without a reason.
 */
@Full
final class OperatorPermissionsTest {

    private static final int MEMBERS = 2;

    /** Kinds of other projects, which this Kubernetes may not have. */
    private static final List<String> OTHER_PROJECTS = List.of("cert-manager.io/", "monitoring.coreos.com/");

    /** Why the log may not have them. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "/services delete", "only an object that a new version no longer renders",
            "/persistentvolumeclaims get", "the Role of members grants it",
            "/pods/exec create", "the Role of backups grants it; Kubernetes 1.35 asks for it, earlier versions for get",
            "/pods/exec get", "the Role of backups grants it; Kubernetes before 1.35 asks for it",
            "batch/jobs get", "only a Job that the cache does not have yet");

    private final TestNamespace namespace;
    private final ObjectStore store;

    OperatorPermissionsTest(TestNamespace namespace) {
        this.namespace = namespace;
        this.store = namespace.kubernetes().objectStore();
    }

    @Test
    void everythingIsPermittedAndEveryPermissionIsUsed() {
        AuditLog log = new AuditLog(
                namespace.kubernetes().auditLog(), OperatorAccount.in(namespace).user());
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            live();
            assertThat(operator.isAlive()).isTrue();
        }

        assertThat(log.denied()).isEmpty();
        List<PolicyRule> rules = new ArrayList<>(OperatorAccount.namespaceRules());
        rules.addAll(OperatorAccount.clusterRules());
        SortedSet<String> used = log.used();
        SortedSet<String> unused = new TreeSet<>(AuditLog.granted(rules));
        unused.removeAll(used);
        unused.removeAll(EXPLAINED.keySet());
        unused.removeIf(permission ->
                OTHER_PROJECTS.stream().anyMatch(permission::startsWith) || isUsedByApply(permission, used));
        Measurements.record("permissions of the operator that were used", String.valueOf(used.size()));
        assertThat(unused).isEmpty();
    }

    /** An apply that creates an object needs both, and is logged as patch. */
    private static boolean isUsedByApply(String permission, SortedSet<String> used) {
        return permission.endsWith(" create") && used.contains(permission.replace(" create", " patch"));
    }

    private void live() {
        store.createSecret(namespace);
        OperatedCluster cluster = OperatedCluster.create(
                namespace,
                Spec.of("permitted", MEMBERS)
                        .with("/spec/tls", "{enabled: true}")
                        .with("/spec/networkPolicy", "{enabled: true}")
                        .with("/spec/pgbouncer", "{enabled: true}")
                        .with("/spec/bootstrap", "{initdb: {database: app, owner: app}}")
                        .with(
                                "/spec/backup",
                                "{schedule: \"0 2 1 1 *\", destination: %s, verify: {schedule: \"0 4 1 1 *\"}}"
                                        .formatted(store.destination(namespace))));
        cluster.awaitDone(MEMBERS);

        change(cluster, MEMBERS, "{\"resources\": {\"requests\": {\"cpu\": \"60m\"}}}");
        change(cluster, MEMBERS, "{\"postgresqlParams\": {\"max_connections\": \"110\"}}");
        change(cluster, MEMBERS, "{\"podMetadata\": {\"labels\": {\"tier\": \"data\"}}}");
        change(cluster, MEMBERS, "{\"storage\": {\"size\": \"2Gi\"}}");
        change(
                cluster,
                MEMBERS,
                "{\"networkPolicy\": {\"enabled\": false}, \"podDisruptionBudget\": {\"enabled\": false},"
                        + " \"backup\": {\"verify\": null}}");
        change(cluster, MEMBERS, "{\"pgbouncer\": null}");
        cluster.annotate("backup", "now");
        cluster.annotate("rotate-passwords", "now");
        Waiting.until(
                "what was asked for is done",
                () -> assertThat(cluster.status().path("requests"))
                        .hasSize(2)
                        .allSatisfy(
                                request -> assertThat(request.has("finishedAt")).isTrue()));
        change(cluster, 1, "{\"replicas\": 1}");
        cluster.delete();
    }

    private static void change(OperatedCluster cluster, int members, String patch) {
        cluster.change(patch);
        cluster.awaitDone(members);
    }
}
