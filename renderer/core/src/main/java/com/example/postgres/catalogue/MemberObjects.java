package com.example.postgres.catalogue;

import static java.util.Objects.requireNonNull;

import com.example.postgres.catalogue.ObjectTemplate.ObjectFiles;
import com.example.postgres.file.EnvFile;
import com.example.postgres.file.IniFile;
import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.view.ArchiveSettingsView;
import com.example.postgres.view.ConfigConfigMapView;
import com.example.postgres.view.DynamicConfigurationView;
import com.example.postgres.view.FilesConfigMapView;
import com.example.postgres.view.MetadataView;
import com.example.postgres.view.PatroniView;
import com.example.postgres.view.PoolerRulesView;
import com.example.postgres.view.PoolerSettingsView;
import com.example.postgres.view.RecoverySettingsView;
import com.example.postgres.view.RoleView;
import com.example.postgres.view.SecurityView;
import com.example.postgres.view.ServiceView;
import com.example.postgres.view.StatefulSetView;
import com.example.postgres.view.TlsView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The members, what they read, and what clients connect to. */
final class MemberObjects {

    private static final String STATE = "patroni/configmap-state.yaml";
    private static final String SERVICE = "services/service.yaml";

    /** Files of the ConfigMap with Patroni's configuration. */
    private static final List<ObjectFiles> PATRONI_FILES = List.of(
            FileTemplate.yaml(
                    "patroni.yml",
                    "patroni/patroni.yml",
                    PatroniView.class,
                    model -> Optional.of(PatroniView.of(model))),
            FileTemplate.of(
                    "passwd",
                    "patroni/passwd.yaml",
                    SecurityView.class,
                    SecurityView::ofChosenUser,
                    JsonNode::textValue),
            FileTemplate.yaml("tls.yml", "tls/tls.yml", TlsView.class, TlsView::of),
            FileTemplate.yaml("require-tls.yml", "tls/require-tls.yml", TlsView.class, TlsView::of),
            FileTemplate.of(
                    "archive.env",
                    "backup/archive-settings.yaml",
                    ArchiveSettingsView.class,
                    model -> model.data().backup().map(ArchiveSettingsView::of),
                    EnvFile::write),
            FileTemplate.of(
                    "recovery.env",
                    "backup/recovery-settings.yaml",
                    RecoverySettingsView.class,
                    RecoverySettingsView::of,
                    EnvFile::write));

    /** Compact JSON, as Patroni itself would write it, so that it never shows a difference. */
    private static final ObjectFiles DYNAMIC_CONFIGURATION = FileTemplate.of(
            "config",
            "patroni/dynamic-configuration.yaml",
            DynamicConfigurationView.class,
            model -> Optional.of(DynamicConfigurationView.of(model)),
            PatroniConfiguration::write);

    private static final List<ObjectFiles> POOLER_FILES = List.of(
            FileTemplate.of(
                    "pgbouncer.ini",
                    "pooler/pgbouncer.yaml",
                    PoolerSettingsView.class,
                    PoolerSettingsView::of,
                    MemberObjects::withParams),
            FileTemplate.of(
                    "pg_hba.conf",
                    "pooler/pg_hba.yaml",
                    PoolerRulesView.class,
                    PoolerRulesView::of,
                    MemberObjects::lines),
            FileTemplate.of(
                    "pgbouncer-tls.ini",
                    "pooler/pgbouncer-tls.yaml",
                    TlsView.class,
                    model -> model.access().pooler().flatMap(pooler -> TlsView.of(model)),
                    IniFile::writeSettings));

    /** What the pods of members run: a change replaces them. */
    private static final List<ObjectFiles> MEMBER_SCRIPTS = List.of(
            Scripts.when(
                    model -> true,
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
                    "patroni-api.sh",
                    "image-version.sh",
                    "check-image.sh",
                    "rebuild.sh",
                    "readiness.sh",
                    "hand-over.sh",
                    "successor.py",
                    "await-hand-over.sh"),
            Scripts.when(
                    model -> model.access().tls().isPresent(),
                    "tls/scripts",
                    "member-encryption.sh",
                    "take-certificate.sh",
                    "check-certificate.py"),
            Scripts.when(
                    model -> model.access().pooler().isPresent(),
                    "pooler/scripts",
                    "start-pooler.sh",
                    "stop-pooler.sh",
                    "on-role-change.sh",
                    "pooler-role.sql"),
            Scripts.when(
                    model -> model.application().isPresent(),
                    "application/scripts",
                    "post-bootstrap.sh",
                    "create-application.sql"),
            MetricsObjects.SCRIPTS,
            BackupObjects.ARCHIVE_SCRIPTS);

    /** What Jobs run besides. */
    private static final List<ObjectFiles> JOB_SCRIPTS = List.of(BackupObjects.VERIFY_SCRIPTS, SecretObjects.SCRIPTS);

    static final List<ObjectTemplate> ALL = List.of(
            ObjectTemplate.of("rbac/serviceaccount.yaml", MetadataView.class, MetadataView::ofMemberAccount),
            ObjectTemplate.of("rbac/role.yaml", RoleView.class, RoleView::of),
            ObjectTemplate.of("rbac/rolebinding.yaml", MetadataView.class, MetadataView::ofMembers),
            ObjectTemplate.ofFiles(
                    "patroni/configmap-config.yaml",
                    ConfigConfigMapView.class,
                    (model, files) -> ConfigConfigMapView.of(model, requireNonNull(files.get("config"))),
                    List.of(DYNAMIC_CONFIGURATION)),
            ObjectTemplate.of(STATE, MetadataView.class, MetadataView::ofLeader),
            ObjectTemplate.of(STATE, MetadataView.class, MetadataView::ofFailover),
            ObjectTemplate.of(STATE, MetadataView.class, MetadataView::ofSync),
            ObjectTemplate.ofFiles(
                    "patroni/configmap-patroni.yaml",
                    FilesConfigMapView.class,
                    FilesConfigMapView::ofPatroni,
                    PATRONI_FILES),
            ObjectTemplate.ofFiles(
                    "patroni/configmap-scripts.yaml",
                    FilesConfigMapView.class,
                    FilesConfigMapView::ofScripts,
                    Stream.concat(MEMBER_SCRIPTS.stream(), JOB_SCRIPTS.stream()).toList()),
            ObjectTemplate.ofFiles(
                    "pooler/configmap.yaml", FilesConfigMapView.class, FilesConfigMapView::ofPooler, POOLER_FILES),
            ObjectTemplate.ofFiles(
                    "patroni/statefulset.yaml", StatefulSetView.class, StatefulSetView::of, MEMBER_SCRIPTS),
            ObjectTemplate.of(SERVICE, ServiceView.class, ServiceView::ofPrimary),
            ObjectTemplate.of(SERVICE, ServiceView.class, ServiceView::ofReplicas),
            ObjectTemplate.of(SERVICE, ServiceView.class, ServiceView::ofAlias),
            ObjectTemplate.of("services/service-headless.yaml", MetadataView.class, MetadataView::ofHeadlessService),
            ObjectTemplate.when(
                    model -> model.members().podDisruptionBudget(),
                    "disruption/poddisruptionbudget.yaml",
                    MetadataView.class,
                    MetadataView::ofMembers));

    private MemberObjects() {}

    private static String lines(JsonNode texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(line -> lines.append(line.textValue()).append('\n'));
        return lines.toString();
    }

    /** The params of the user join the section pgbouncer. */
    private static String withParams(JsonNode settings) {
        ObjectNode sections = (ObjectNode) settings;
        JsonNode params = sections.remove("params");
        sections.withObject("/pgbouncer").setAll((ObjectNode) params);
        return IniFile.write(sections);
    }
}
