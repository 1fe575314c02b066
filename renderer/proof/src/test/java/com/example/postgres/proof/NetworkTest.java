package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.target.RenderTarget;
import com.example.postgres.target.SecretsPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    private static final String EGRESS = "NetworkPolicy/orders-egress";
    private static final String MEMBERS = "NetworkPolicy/orders-members";
    private static final String CLIENTS = "NetworkPolicy/orders-clients";
    private static final String MONITORING = "NetworkPolicy/orders-monitoring";

    @Test
    void listsWhatIsNeededAndWhoAllowsIt() {
        assertThat(Planted.example("production").facts("network"))
                .containsExactly(
                        "shop | CronJob/orders-backup | DNS | UDP 53 | yes | orders-jobs | -",
                        "shop | CronJob/orders-backup | DNS | TCP 53 | yes | orders-jobs | -",
                        "shop | CronJob/orders-backup | API server | TCP 443 or 6443 | yes | orders-jobs | -",
                        "shop | CronJob/orders-verify | DNS | UDP 53 | yes | orders-jobs | -",
                        "shop | CronJob/orders-verify | DNS | TCP 53 | yes | orders-jobs | -",
                        "shop | CronJob/orders-verify | API server | TCP 443 or 6443 | yes | orders-jobs | -",
                        "shop | CronJob/orders-verify | s3.eu-central-1.amazonaws.com | TCP 443 | yes | orders-jobs | -",
                        "shop | StatefulSet/orders | DNS | UDP 53 | yes | orders-egress | -",
                        "shop | StatefulSet/orders | DNS | TCP 53 | yes | orders-egress | -",
                        "shop | StatefulSet/orders | API server | TCP 443 or 6443 | yes | orders-egress | -",
                        "shop | StatefulSet/orders | StatefulSet/orders | TCP 5432 | yes | orders-egress | orders-members",
                        "shop | StatefulSet/orders | StatefulSet/orders | TCP 8008 | yes | orders-egress | orders-members",
                        "shop | StatefulSet/orders | s3.eu-central-1.amazonaws.com | TCP 443 | yes | orders-egress | -",
                        "shop | pods app=orders | StatefulSet/orders | TCP 5432 | not known | - | orders-clients",
                        "shop | no other source | StatefulSet/orders | TCP 8008 | not known | - | denied",
                        "shop | pods app=orders | StatefulSet/orders | TCP 6432 | not known | - | orders-clients",
                        "shop | anyone | StatefulSet/orders | TCP 9187 | by a PodMonitor | - | orders-monitoring");
    }

    @Test
    void saysThatAllIsOpenWithoutPolicies() {
        Planted planted = Planted.example("production");
        for (String policy : new String[] {EGRESS, MEMBERS, CLIENTS, MONITORING}) {
            planted.without(policy);
        }

        assertThat(planted.findings()).containsExactly("warning network.no-policy metadata.name");
        assertThat(planted.facts("network"))
                .contains(
                        "shop | StatefulSet/orders | StatefulSet/orders | TCP 8008 | yes | no policy: open | no policy: open",
                        "shop | anyone | StatefulSet/orders | TCP 5432 | not known | - | no policy: open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NetworkPolicy/orders-egress  | /spec/egress/0/ports | [{port: 5432}] | egress  | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-egress  | /spec/egress/0/ports | [{port: 8008}] | egress  | StatefulSet/orders on TCP 5432
            NetworkPolicy/orders-egress  | /spec/egress/1/ports | [{port: 53}]   | egress  | DNS on UDP 53
            NetworkPolicy/orders-egress  | /spec/egress/1/ports | [{port: 53, protocol: UDP}] | egress | DNS on TCP 53
            NetworkPolicy/orders-egress  | /spec/egress/1/to    | [{podSelector: {matchLabels: {k8s-app: kube-dns}}}] | egress | DNS on UDP 53
            NetworkPolicy/orders-egress  | /spec/egress/2/ports | [{port: 444, endPort: 6442}] | egress | API server on TCP 443 or 6443
            NetworkPolicy/orders-egress  | /spec/egress/2/to    | [{podSelector: {}, namespaceSelector: {}}] | egress | API server on TCP 443 or 6443
            NetworkPolicy/orders-egress  | /spec/egress/0/to/0/podSelector/matchLabels/postgres.example.com~1role | primary | egress | StatefulSet/orders on TCP 5432
            NetworkPolicy/orders-members | /spec/ingress/0/ports | [{port: postgresql}] | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /spec/ingress/0/ports | [{port: nosuch}]     | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /spec/ingress/0/from  | [{ipBlock: {cidr: nonsense}}] | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /spec/ingress/0/from  | [{}]                 | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /spec/ingress/0/from/0/namespaceSelector | {matchLabels: {kubernetes.io/metadata.name: other}} | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /spec/ingress/0/from/0/podSelector | {matchExpressions: [{key: app, operator: Exists}]} | ingress | StatefulSet/orders on TCP 8008
            NetworkPolicy/orders-members | /metadata/namespace  | other | ingress | StatefulSet/orders on TCP 8008
            """)
    void findsANeededConnectionThatNoPolicyAllows(
            String policy, String pointer, String value, String direction, String destination) {
        assertThat(Planted.example("production").with(policy, pointer, value).violations())
                .filteredOn(finding -> finding.isError() && finding.rule().equals("network." + direction + "-denied"))
                .anySatisfy(finding -> assertThat(finding.detail()).contains("to reach " + destination + ","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NetworkPolicy/orders-egress  | /spec/egress/1/to     | [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]
            NetworkPolicy/orders-egress  | /spec/egress/1/to     | [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]
            NetworkPolicy/orders-egress  | /spec/egress/2/ports  | [{port: 443}]
            NetworkPolicy/orders-egress  | /spec/egress/2/ports  | [{port: 400, endPort: 500}]
            NetworkPolicy/orders-egress  | /spec/egress/2/to     | [{ipBlock: {cidr: 0.0.0.0/0}}]
            NetworkPolicy/orders-egress  | /spec/egress/2/to     | [{ipBlock: {cidr: 10.0.0.0/8}}]
            NetworkPolicy/orders-egress  | /spec/egress/0/ports  | [{port: postgresql}, {port: patroni}]
            NetworkPolicy/orders-egress  | /spec/egress          | [{}]
            NetworkPolicy/orders-egress  | /spec/policyTypes     | []
            NetworkPolicy/orders-members | /spec/policyTypes     | []
            NetworkPolicy/orders-members | /spec/ingress/0/ports | [{}]
            NetworkPolicy/orders-members | /spec/ingress/0/from/0/namespaceSelector | {matchLabels: {kubernetes.io/metadata.name: shop}}
            NetworkPolicy/orders-members | /spec/ingress/0/from/0/podSelector | {matchExpressions: [{key: postgres.example.com/cluster, operator: In, values: [orders]}, {key: x, operator: DoesNotExist}, {key: x, operator: NotIn, values: [a]}]}
            """)
    void acceptsEveryOtherWayToAllowIt(String policy, String pointer, String value) {
        assertThat(Planted.example("production").with(policy, pointer, value).violations())
                .noneMatch(finding -> finding.isError());
    }

    @Test
    void addsUpWhatSeveralPoliciesAllow() {
        Planted planted = Planted.example("production")
                .with(MEMBERS, "/spec/ingress/0/ports", "[{port: 5432}]")
                .and("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: more, namespace: shop}
                spec:
                  podSelector: {}
                  ingress: [{ports: [{port: 8008}], from: [{podSelector: {matchLabels: {postgres.example.com/cluster: orders}}}]}]
                """);

        assertThat(planted.findings()).isEmpty();
    }

    @Test
    void findsThatADefaultDenyStopsTheBackup() {
        Planted planted = Planted.example("backup-minio").and("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: deny, namespace: shop}
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                """);

        assertThat(planted.violations())
                .extracting(finding -> finding.rule() + " " + finding.detail())
                .filteredOn(text ->
                        text.startsWith("network.egress-denied no policy allows CronJob/orders-backup to reach "))
                .hasSize(3);
    }

    @Test
    void derivesTheStoreFromTheSettingsOfTheArchive() {
        String data = "/data/archive.env";
        String map = "ConfigMap/orders-patroni";
        assertThat(Planted.example("backup-minio").facts("network"))
                .contains("shop | StatefulSet/orders | minio.minio.svc | TCP 9000 | yes | no policy: open | -");
        assertThat(Planted.example("backup-azure").facts("network"))
                .contains(
                        "shop | StatefulSet/orders | company.blob.core.windows.net | TCP 443 | yes | no policy: open | -");
        assertThat(Planted.example("backup-gcs").facts("network"))
                .contains(
                        "shop | StatefulSet/orders | storage.googleapis.com | TCP 443 | yes | no policy: open | -",
                        "shop | StatefulSet/orders | 169.254.169.254 | TCP 80 or 988 | yes | no policy: open | -");
        assertThat(Planted.example("restore").facts("network"))
                .contains("shop | StatefulSet/orders-restored | s3.eu-central-1.amazonaws.com | TCP 443 | yes"
                        + " | no policy: open | -");
        assertThat(Planted.example("production")
                        .with(map, data, "\"WALG_S3_PREFIX=s3://b\\nAWS_ENDPOINT=http://10.1.2.3\\n\"")
                        .findings())
                .containsExactly("network.egress-denied spec.egress", "network.egress-denied spec.egress");
        assertThat(Planted.example("production")
                        .with(map, data, "\"WALG_S3_PREFIX=s3://b\\nAWS_ENDPOINT=[fd00::1]:443\\n\"")
                        .facts("network"))
                .contains("shop | StatefulSet/orders | [fd00::1] | TCP 443 | yes | orders-egress | -");
    }

    @Test
    void knowsWhatJobsConnectTo() {
        assertThat(Planted.golden("bootstrap-job", RenderTarget.gitops().withSecretsPolicy(SecretsPolicy.BOOTSTRAP_JOB))
                        .facts("network"))
                .anyMatch(row -> row.contains(" | Job/") && row.contains(" | API server | "))
                .anyMatch(row -> row.contains(" | Job/") && row.contains(" | DNS | "));
        assertThat(Planted.example("production")
                        .without("NetworkPolicy/orders-jobs", "/spec")
                        .facts("network"))
                .contains(
                        "shop | CronJob/orders-verify | s3.eu-central-1.amazonaws.com | TCP 443 | yes | no policy: open | -");
    }

    @Test
    void comparesAddressesWithTheBlocksOfAPolicy() {
        String to = "/spec/egress/2/to";
        assertThat(store("http://10.1.2.3:443", to, "[{ipBlock: {cidr: 10.0.0.0/8}}]")
                        .facts("network"))
                .contains("shop | StatefulSet/orders | 10.1.2.3 | TCP 443 | yes | orders-egress | -");
        assertThat(store("http://10.1.2.3:443", to, "[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]")
                        .findings())
                .containsExactly("network.egress-denied spec.egress");
        assertThat(store("http://store.example.org:443", to, "[{ipBlock: {cidr: 10.0.0.0/8}}]")
                        .facts("network"))
                .contains("shop | StatefulSet/orders | store.example.org | TCP 443 | yes | perhaps orders-egress | -");
        assertThat(store(
                                "http://minio.minio.svc:443",
                                "/spec/egress/0",
                                "{to: [{namespaceSelector: {matchLabels:" + " {kubernetes.io/metadata.name: minio}}}]}")
                        .facts("network"))
                .contains("shop | StatefulSet/orders | minio.minio.svc | TCP 443 | yes | orders-egress | -");
    }

    private static Planted store(String endpoint, String pointer, String value) {
        return Planted.example("production")
                .with(
                        "ConfigMap/orders-patroni",
                        "/data/archive.env",
                        "\"WALG_S3_PREFIX=s3://b\\nAWS_ENDPOINT=" + endpoint + "\\n\"")
                .with(EGRESS, pointer, value);
    }

    @Test
    void onlyWarnsOfTheMetadataServiceBecauseTokensMayComeOtherwise() {
        Planted planted = Planted.example("production");
        for (int i = 0; i < 13; i++) {
            planted.with(
                    "StatefulSet/orders",
                    "/spec/template/spec/containers/0/volumeMounts/" + i + "/mountPath",
                    "/a" + i);
        }

        assertThat(planted.findings()).containsExactly("warning network.egress-denied spec.egress");
    }

    @Test
    void derivesTheSourceOfAStandbyCluster() {
        Planted planted = Planted.example("production")
                .with(
                        "ConfigMap/orders-config",
                        "/metadata/annotations/config",
                        "'{\"standby_cluster\": {\"host\": \"10.1.2.3,pg.example.org\", \"port\": \"5433,5434\"}}'");

        assertThat(planted.facts("network"))
                .contains(
                        "shop | StatefulSet/orders | 10.1.2.3 | TCP 5433 | yes | denied | -",
                        "shop | StatefulSet/orders | pg.example.org | TCP 5434 | yes | denied | -");
        assertThat(planted.findings())
                .containsExactly("network.egress-denied spec.egress", "network.egress-denied spec.egress");
    }

    @Test
    void findsThatNobodyMayScrapeWhatAPodMonitorAsksFor() {
        assertThat(Planted.example("production").without(MONITORING).findings())
                .containsExactly("network.ingress-denied spec.ingress");
    }

    @Test
    void warnsWhenNoClientComesIn() {
        assertThat(Planted.example("production").without(CLIENTS).findings())
                .containsExactly("warning network.no-client spec.ingress");
        assertThat(Planted.example("production")
                        .with(CLIENTS, "/spec/ingress/0/ports", "[{port: 6432}]")
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []
            [{namespaceSelector: {}}]
            [{namespaceSelector: {}, podSelector: {}}]
            [{ipBlock: {cidr: "::/0"}}]
            """)
    void warnsWhenAnyoneReachesPatroni(String peers) {
        Planted planted = Planted.example("production")
                .with(MONITORING, "/spec/ingress/0/ports/-", "{port: patroni}")
                .with(MONITORING, "/spec/ingress/0/from", peers);

        assertThat(planted.findings()).containsExactly("warning network.patroni-open spec.ingress");
        assertThat(planted.facts("network"))
                .contains("shop | anyone | StatefulSet/orders | TCP 8008 | not known | - | orders-monitoring");
    }

    @Test
    void takesTheRestOfTheNamespaceForVisitors() {
        assertThat(Planted.example("production")
                        .with(CLIENTS, "/spec/ingress/0/from", "[{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}]")
                        .facts("network"))
                .contains("shop | pods *; 10.0.0.0/8 | StatefulSet/orders | TCP 5432 | not known | - | orders-clients");
    }
}
