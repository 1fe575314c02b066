package com.example.postgres.template;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.MetricsModel;
import com.example.postgres.model.SecretOrigin;
import com.example.postgres.model.TlsModel;
import com.example.postgres.view.ArchiveSettingsView;
import com.example.postgres.view.BackupCronJobView;
import com.example.postgres.view.BackupRoleView;
import com.example.postgres.view.CertificateView;
import com.example.postgres.view.ConfigConfigMapView;
import com.example.postgres.view.CredentialsJobView;
import com.example.postgres.view.DashboardView;
import com.example.postgres.view.DynamicConfigurationView;
import com.example.postgres.view.ExternalSecretView;
import com.example.postgres.view.FilesConfigMapView;
import com.example.postgres.view.MetadataView;
import com.example.postgres.view.NetworkPolicyView;
import com.example.postgres.view.PatroniView;
import com.example.postgres.view.PodMonitorView;
import com.example.postgres.view.PoolerSettingsView;
import com.example.postgres.view.PrometheusRuleView;
import com.example.postgres.view.RecoverySettingsView;
import com.example.postgres.view.RoleView;
import com.example.postgres.view.ServiceView;
import com.example.postgres.view.StatefulSetView;
import com.example.postgres.view.TlsView;
import com.example.postgres.view.VerifyCronJobView;
import com.example.postgres.view.VerifyRoleView;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which template renders which object of a cluster, with which view and under which condition. */
public final class TemplateCatalog {

    /**
     * One object.
     *
     * @param template that prints it
     * @param viewType what the template sees
     * @param condition whether the cluster has the object
     * @param view made from the cluster and the files of the cluster
     */
    public record Entry(
            String template,
            Class<? extends Record> viewType,
            Predicate<ClusterModel> condition,
            Function<RenderedFiles, Record> view) {}

    private static final String SERVICE_ACCOUNT = "rbac/serviceaccount.yaml";
    private static final String ROLE_BINDING = "rbac/rolebinding.yaml";
    private static final String STATE = "patroni/configmap-state.yaml";
    private static final String SERVICE = "services/service.yaml";
    private static final String EXTERNAL_SECRET = "external-secrets/externalsecret.yaml";

    private static final List<Entry> ALL_BUT_SECRETS = List.of(
            object(SERVICE_ACCOUNT, MetadataView.class, MetadataView::ofMemberAccount),
            object("rbac/role.yaml", RoleView.class, RoleView::of),
            object(ROLE_BINDING, MetadataView.class, MetadataView::ofMembers),
            file(
                    "patroni/configmap-config.yaml",
                    ConfigConfigMapView.class,
                    files -> ConfigConfigMapView.of(files.model(), files.dynamicConfiguration())),
            object(STATE, MetadataView.class, MetadataView::ofLeader),
            object(STATE, MetadataView.class, MetadataView::ofFailover),
            object(STATE, MetadataView.class, MetadataView::ofSync),
            file(
                    "patroni/configmap-patroni.yaml",
                    FilesConfigMapView.class,
                    files -> FilesConfigMapView.ofPatroni(files.model(), files.patroni())),
            file(
                    "patroni/configmap-scripts.yaml",
                    FilesConfigMapView.class,
                    files -> FilesConfigMapView.ofScripts(files.model(), files.scripts())),
            new Entry(
                    "pooler/configmap.yaml",
                    FilesConfigMapView.class,
                    model -> model.pooler().isPresent(),
                    files -> FilesConfigMapView.ofPooler(files.model(), files.pooler())),
            new Entry(
                    "metrics/configmap-dashboard.yaml",
                    FilesConfigMapView.class,
                    model -> model.metrics().filter(MetricsModel::dashboard).isPresent(),
                    files -> FilesConfigMapView.ofDashboard(files.model(), files.dashboard())),
            object(
                    "metrics/podmonitor.yaml",
                    PodMonitorView.class,
                    model -> model.metrics().filter(MetricsModel::podMonitor).isPresent(),
                    PodMonitorView::of),
            object(
                    "metrics/prometheusrule.yaml",
                    PrometheusRuleView.class,
                    model ->
                            model.metrics().filter(MetricsModel::prometheusRule).isPresent(),
                    PrometheusRuleView::of),
            object("patroni/statefulset.yaml", StatefulSetView.class, StatefulSetView::of),
            object(SERVICE, ServiceView.class, ServiceView::ofPrimary),
            object(SERVICE, ServiceView.class, ServiceView::ofReplicas),
            object(SERVICE, ServiceView.class, ServiceView::ofAlias),
            object("services/service-headless.yaml", MetadataView.class, MetadataView::ofHeadlessService),
            object(
                    "disruption/poddisruptionbudget.yaml",
                    MetadataView.class,
                    ClusterModel::podDisruptionBudget,
                    MetadataView::ofMembers),
            object(
                    "network/networkpolicy-clients.yaml",
                    NetworkPolicyView.class,
                    TemplateCatalog::hasClientsPolicy,
                    NetworkPolicyView::ofClients),
            object(
                    "network/networkpolicy-members.yaml",
                    NetworkPolicyView.class,
                    TemplateCatalog::hasNetworkPolicies,
                    NetworkPolicyView::ofMembers),
            object(
                    "network/networkpolicy-monitoring.yaml",
                    NetworkPolicyView.class,
                    TemplateCatalog::hasMonitoringPolicy,
                    NetworkPolicyView::ofMonitoring),
            object(
                    "network/networkpolicy-egress.yaml",
                    NetworkPolicyView.class,
                    TemplateCatalog::hasEgressPolicy,
                    NetworkPolicyView::ofEgress),
            object(
                    "network/networkpolicy-jobs.yaml",
                    NetworkPolicyView.class,
                    TemplateCatalog::hasJobsPolicy,
                    NetworkPolicyView::ofJobs),
            object(SERVICE_ACCOUNT, MetadataView.class, TemplateCatalog::hasBackup, MetadataView::ofBackup),
            object("backup/role.yaml", BackupRoleView.class, TemplateCatalog::hasBackup, BackupRoleView::of),
            object(ROLE_BINDING, MetadataView.class, TemplateCatalog::hasBackup, MetadataView::ofBackup),
            object(
                    "backup/configmap-outcome.yaml",
                    MetadataView.class,
                    TemplateCatalog::hasBackup,
                    MetadataView::ofBackup),
            object("backup/cronjob.yaml", BackupCronJobView.class, TemplateCatalog::hasBackup, BackupCronJobView::of),
            object(SERVICE_ACCOUNT, MetadataView.class, TemplateCatalog::hasDrill, MetadataView::ofVerifyAccount),
            object("verify/role.yaml", VerifyRoleView.class, TemplateCatalog::hasDrill, VerifyRoleView::of),
            object(ROLE_BINDING, MetadataView.class, TemplateCatalog::hasDrill, MetadataView::ofVerify),
            object("verify/cronjob.yaml", VerifyCronJobView.class, TemplateCatalog::hasDrill, VerifyCronJobView::of));

    /** What makes Secrets that most clusters only refer to. */
    private static final List<Entry> SECRETS = List.of(
            object(
                    SERVICE_ACCOUNT,
                    MetadataView.class,
                    TemplateCatalog::hasCredentialsJob,
                    MetadataView::ofCredentialsJob),
            object(
                    "external-secrets/password.yaml",
                    MetadataView.class,
                    ClusterModel::hasExternalSecrets,
                    MetadataView::ofPasswords),
            object(
                    EXTERNAL_SECRET,
                    ExternalSecretView.class,
                    model -> model.credentials().origin() == SecretOrigin.EXTERNAL_SECRET,
                    ExternalSecretView::ofCredentials),
            object(
                    EXTERNAL_SECRET,
                    ExternalSecretView.class,
                    TemplateCatalog::hasApplicationExternalSecret,
                    ExternalSecretView::ofApplication),
            object("tls/certificate.yaml", CertificateView.class, TemplateCatalog::hasCertificate, CertificateView::of),
            object(
                    "credentials/role.yaml",
                    MetadataView.class,
                    TemplateCatalog::hasCredentialsJob,
                    MetadataView::ofCredentialsJob),
            object(
                    ROLE_BINDING,
                    MetadataView.class,
                    TemplateCatalog::hasCredentialsJob,
                    MetadataView::ofCredentialsJob),
            object(
                    "credentials/job.yaml",
                    CredentialsJobView.class,
                    TemplateCatalog::hasCredentialsJob,
                    CredentialsJobView::of));

    /** Every object that a cluster can have. */
    public static final List<Entry> OBJECTS =
            Stream.concat(ALL_BUT_SECRETS.stream(), SECRETS.stream()).toList();

    /** The template of the file patroni.yml and its view. */
    static final String PATRONI_FILE = "patroni/patroni.yml";

    /** The template of the part of Patroni's configuration that needs certificates. */
    static final String TLS_FILE = "tls/tls.yml";

    /** The template of the part that a member without certificates uses instead. */
    static final String BEFORE_TLS_FILE = "tls/before-tls.yml";

    /** The template of Patroni's cluster-wide configuration. */
    static final String DYNAMIC_CONFIGURATION = "patroni/dynamic-configuration.yaml";

    /** The template of pgbouncer.ini. */
    static final String POOLER_FILE = "pooler/pgbouncer.yaml";

    /** The template of what pgbouncer.ini says about TLS. */
    static final String POOLER_TLS_FILE = "pooler/pgbouncer-tls.yaml";

    /** The template of the Grafana dashboard. */
    static final String DASHBOARD_FILE = "metrics/dashboard.yaml";

    /** The template of the settings of the archive that members write. */
    static final String ARCHIVE_SETTINGS = "backup/archive-settings.yaml";

    /** The template of the settings of the archive that the cluster is restored from. */
    static final String RECOVERY_SETTINGS = "backup/recovery-settings.yaml";

    private TemplateCatalog() {}

    /** All templates but those of Secrets and of a restore, in the order of a render; some stand there several times. */
    static List<String> usual() {
        return Stream.concat(
                        Stream.of(
                                PATRONI_FILE,
                                TLS_FILE,
                                BEFORE_TLS_FILE,
                                ARCHIVE_SETTINGS,
                                DYNAMIC_CONFIGURATION,
                                POOLER_FILE,
                                POOLER_TLS_FILE,
                                DASHBOARD_FILE),
                        ALL_BUT_SECRETS.stream().map(Entry::template))
                .toList();
    }

    /** The views of the templates that print a file inside an object rather than an object. */
    public static List<Entry> files() {
        return List.of(
                object(PATRONI_FILE, PatroniView.class, PatroniView::of),
                object(TLS_FILE, TlsView.class, TemplateCatalog::hasTls, TlsView::of),
                object(BEFORE_TLS_FILE, TlsView.class, TemplateCatalog::hasTls, TlsView::of),
                object(DYNAMIC_CONFIGURATION, DynamicConfigurationView.class, DynamicConfigurationView::of),
                object(
                        POOLER_FILE,
                        PoolerSettingsView.class,
                        model -> PoolerSettingsView.of(model.pooler().orElseThrow())),
                object(DASHBOARD_FILE, DashboardView.class, DashboardView::of),
                object(POOLER_TLS_FILE, TlsView.class, TlsView::of),
                object(
                        ARCHIVE_SETTINGS,
                        ArchiveSettingsView.class,
                        TemplateCatalog::hasBackup,
                        model -> ArchiveSettingsView.of(model.backup().orElseThrow())),
                object(
                        RECOVERY_SETTINGS,
                        RecoverySettingsView.class,
                        model -> model.sourceArchive().isPresent(),
                        model -> RecoverySettingsView.of(model).orElseThrow()));
    }

    private static boolean hasTls(ClusterModel model) {
        return model.tls().isPresent();
    }

    private static boolean hasCertificate(ClusterModel model) {
        return model.tls().flatMap(TlsModel::issuer).isPresent();
    }

    private static boolean hasCredentialsJob(ClusterModel model) {
        return model.hasCredentialsJob();
    }

    private static boolean hasBackup(ClusterModel model) {
        return model.backup().isPresent();
    }

    private static boolean hasDrill(ClusterModel model) {
        return model.drill().isPresent();
    }

    private static boolean hasApplicationExternalSecret(ClusterModel model) {
        return model.application()
                .filter(application -> application.origin() == SecretOrigin.EXTERNAL_SECRET)
                .isPresent();
    }

    private static boolean hasJobsPolicy(ClusterModel model) {
        return model.network().enabled() && (hasBackup(model) || model.hasCredentialsJob());
    }

    private static boolean hasNetworkPolicies(ClusterModel model) {
        return model.network().enabled();
    }

    /** A policy without this one lets no client in. */
    private static boolean hasClientsPolicy(ClusterModel model) {
        return model.network().enabled() && !model.network().clients().isEmpty();
    }

    /** Patroni's metrics are there without the exporter, too, for those whom the spec names. */
    private static boolean hasMonitoringPolicy(ClusterModel model) {
        return model.network().enabled()
                && model.metrics().isPresent()
                && !model.network().monitoring().isEmpty();
    }

    private static boolean hasEgressPolicy(ClusterModel model) {
        return model.network().enabled() && model.network().restrictEgress();
    }

    private static Entry object(
            String template, Class<? extends Record> viewType, Function<ClusterModel, Record> view) {
        return file(template, viewType, files -> view.apply(files.model()));
    }

    private static Entry file(String template, Class<? extends Record> viewType, Function<RenderedFiles, Record> view) {
        return new Entry(template, viewType, model -> true, view);
    }

    private static Entry object(
            String template,
            Class<? extends Record> viewType,
            Predicate<ClusterModel> condition,
            Function<ClusterModel, Record> view) {
        return new Entry(template, viewType, condition, files -> view.apply(files.model()));
    }
}
