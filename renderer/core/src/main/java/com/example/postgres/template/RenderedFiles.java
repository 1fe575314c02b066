package com.example.postgres.template;

import com.example.postgres.file.EnvFile;
import com.example.postgres.file.IniFile;
import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.model.PodUsers;
import com.example.postgres.model.PoolerModel;
import com.example.postgres.view.ArchiveSettingsView;
import com.example.postgres.view.DashboardView;
import com.example.postgres.view.DynamicConfigurationView;
import com.example.postgres.view.PatroniView;
import com.example.postgres.view.PoolerSettingsView;
import com.example.postgres.view.RecoverySettingsView;
import com.example.postgres.view.TlsView;
import com.example.postgres.yaml.CanonicalJson;
import com.example.postgres.yaml.CanonicalYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a cluster that stand inside its objects.
 *
 * @param model the cluster
 * @param patroni files of the ConfigMap with Patroni's configuration, by name
 * @param dynamicConfiguration Patroni's cluster-wide configuration as compact JSON: as Patroni itself would write it, so
 *     that it never shows a difference
 * @param pooler files of the ConfigMap of the connection pooler, by name; none without one
 * @param dashboard files of the ConfigMap with the Grafana dashboard, by name; none without one
 * @param scripts that run in pods, by name
 */
public record RenderedFiles(
        ClusterModel model,
        SortedMap<String, String> patroni,
        String dynamicConfiguration,
        SortedMap<String, String> pooler,
        SortedMap<String, String> dashboard,
        SortedMap<String, String> scripts) {

    private static final SortedMap<String, String> MEMBER_SCRIPTS = Scripts.read(
            "patroni/scripts",
            "start.sh",
            "kubernetes.sh",
            "cluster-state.sh",
            "unfinished-data.sh",
            "bootstrap-claim.sh",
            "working-members.py",
            "write-authentication.sh",
            "reload.sh",
            "passwords.sh",
            "changed-passwords.py",
            "role-password.sql",
            "member-roles.sql",
            "leftover-slots.sql",
            "readiness.sh",
            "hand-over.sh",
            "successor.py",
            "await-hand-over.sh");

    private static final SortedMap<String, String> CREDENTIALS_SCRIPTS =
            Scripts.read("credentials/scripts", "create-credentials.sh");

    /** Of clusters that have to do with an archive. */
    private static final SortedMap<String, String> ARCHIVE_SCRIPTS = Scripts.read(
            "backup/scripts",
            "archive-environment.sh",
            "archive-call.sh",
            "archive-guard.sh",
            "archive-gap.sh",
            "archive-bootstrap.sh",
            "archive-push.sh",
            "archive-fetch.sh",
            "backup.sh",
            "restart-point.sh",
            "outcome.sh",
            "outcome.py",
            "backup-outcome.py",
            "backup-log.py",
            "wal_segments.py",
            "restore.sh",
            "restore-choice.py",
            "restore-wal.sh");

    private static final SortedMap<String, String> VERIFY_SCRIPTS =
            Scripts.read("verify/scripts", "verify.sh", "verify-log.py", "verify-outcome.py");
    private static final SortedMap<String, String> TLS_SCRIPTS =
            Scripts.read("tls/scripts", "member-encryption.sh", "take-certificate.sh", "check-certificate.py");
    private static final SortedMap<String, String> POOLER_SCRIPTS =
            Scripts.read("pooler/scripts", "start-pooler.sh", "on-role-change.sh", "pooler-role.sql");
    private static final SortedMap<String, String> METRICS_SCRIPTS = Scripts.read(
            "metrics/scripts", "start-exporter.sh", "exporter-role.sql", "exporter-queries.yaml", "member-status.sh");
    private static final SortedMap<String, String> APPLICATION_SCRIPTS =
            Scripts.read("application/scripts", "post-bootstrap.sh", "create-application.sql");

    /** Renders the files of the cluster. */
    public static RenderedFiles of(ClusterModel model, TemplateEngine engine) {
        return new RenderedFiles(
                model,
                configuration(model, engine),
                PatroniConfiguration.write(
                        engine.render(TemplateCatalog.DYNAMIC_CONFIGURATION, DynamicConfigurationView.of(model))),
                model.pooler().map(pooler -> pooler(model, pooler, engine)).orElseGet(TreeMap::new),
                model.metrics()
                        .filter(MetricsModel::dashboard)
                        .map(metrics -> dashboard(model, engine))
                        .orElseGet(TreeMap::new),
                scripts(model));
    }

    private static SortedMap<String, String> pooler(ClusterModel model, PoolerModel pooler, TemplateEngine engine) {
        ObjectNode sections = (ObjectNode) engine.render(TemplateCatalog.POOLER_FILE, PoolerSettingsView.of(pooler));
        JsonNode params = sections.remove("params");
        sections.withObject("/pgbouncer").setAll((ObjectNode) params);
        SortedMap<String, String> files = new TreeMap<>();
        files.put("pgbouncer.ini", IniFile.write(sections));
        if (!pooler.pgHba().isEmpty()) {
            files.put("pg_hba.conf", String.join("\n", pooler.pgHba()) + "\n");
        }
        if (model.tls().isPresent()) {
            files.put(
                    "pgbouncer-tls.ini",
                    IniFile.writeSettings(engine.render(TemplateCatalog.POOLER_TLS_FILE, TlsView.of(model))));
        }
        return files;
    }

    private static SortedMap<String, String> dashboard(ClusterModel model, TemplateEngine engine) {
        JsonNode dashboard = engine.render(TemplateCatalog.DASHBOARD_FILE, DashboardView.of(model));
        String name = model.namespace() + "-" + model.names().cluster() + ".json";
        return new TreeMap<>(Map.of(name, CanonicalJson.pretty(dashboard)));
    }

    private static SortedMap<String, String> scripts(ClusterModel model) {
        SortedMap<String, String> scripts = new TreeMap<>(MEMBER_SCRIPTS);
        if (model.hasCredentialsJob()) {
            scripts.putAll(CREDENTIALS_SCRIPTS);
        }
        if (!model.archives().isEmpty()) {
            scripts.putAll(ARCHIVE_SCRIPTS);
        }
        if (model.drill().isPresent()) {
            scripts.putAll(VERIFY_SCRIPTS);
        }
        if (model.tls().isPresent()) {
            scripts.putAll(TLS_SCRIPTS);
        }
        if (model.pooler().isPresent()) {
            scripts.putAll(POOLER_SCRIPTS);
        }
        if (model.metrics().isPresent()) {
            scripts.putAll(METRICS_SCRIPTS);
        }
        if (model.application().isPresent()) {
            scripts.putAll(APPLICATION_SCRIPTS);
        }
        return scripts;
    }

    private static SortedMap<String, String> configuration(ClusterModel model, TemplateEngine engine) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("patroni.yml", yaml(engine, TemplateCatalog.PATRONI_FILE, PatroniView.of(model)));
        if (model.pod().users().isChosen()) {
            files.put("passwd", passwd(model.pod().users()));
        }
        if (model.tls().isPresent()) {
            files.put("tls.yml", yaml(engine, TemplateCatalog.TLS_FILE, TlsView.of(model)));
            files.put("before-tls.yml", yaml(engine, TemplateCatalog.BEFORE_TLS_FILE, TlsView.of(model)));
        }
        model.backup()
                .map(backup -> engine.render(TemplateCatalog.ARCHIVE_SETTINGS, ArchiveSettingsView.of(backup)))
                .ifPresent(settings -> files.put("archive.env", EnvFile.write(settings)));
        RecoverySettingsView.of(model)
                .map(recovery -> engine.render(TemplateCatalog.RECOVERY_SETTINGS, recovery))
                .ifPresent(settings -> files.put("recovery.env", EnvFile.write(settings)));
        return files;
    }

    /** Names the uid postgres, as peer authentication asks: https://man7.org/linux/man-pages/man5/passwd.5.html */
    private static String passwd(PodUsers users) {
        String ids = users.postgres() + ":" + users.group();
        return "root:x:0:0:root:/root:/bin/sh\npostgres:x:" + ids + ":postgres:/home/postgres:/bin/sh\n";
    }

    private static String yaml(TemplateEngine engine, String template, Record view) {
        return CanonicalYaml.write(engine.render(template, view));
    }
}
