package com.example.postgres.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.example.postgres.object.ObjectReader;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterPlan.Kind;
import com.example.postgres.plan.impact.Environment;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.plan.impact.Interrupts;
import com.example.postgres.render.ClusterId;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.KubernetesVersion;
import com.example.postgres.target.RenderTarget;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single changes and combinations of them do. */
class PlannerTest {

    private static final JsonNode CLUSTER = yaml("""
            apiVersion: postgres.example.com/v1alpha1
            kind: PostgresCluster
            metadata: {name: orders, namespace: shop}
            spec:
              version: "18"
              replicas: 3
              storage: {size: 10Gi}
              resources:
                requests: {cpu: 500m, memory: 1Gi}
                limits: {cpu: "1", memory: 2Gi}
              postgresqlParams: {max_connections: 200, work_mem: 8MB}
            """);

    @ParameterizedTest(name = "{0}: {1} does {2}, with the operator {3}")
    @CsvSource(delimiter = '|', textBlock = """
            spec.postgresqlParams.work_mem        | 16MB                 | RELOAD          | RELOAD
            spec.postgresqlParams.max_connections | 300                  | ROLLING_RESTART | RESTART_POSTGRES
            spec.postgresqlParams.max_connections | 100                  | ROLLING_RESTART | RESTART_POSTGRES
            spec.resources.limits.cpu             | '"2"'                | ROLLING_RESTART | RESIZE_IN_PLACE
            spec.resources.limits.cpu             | '"1000m"'            | NONE            | NONE
            spec.resources.requests               | '{cpu: 500m}'        | ROLLING_RESTART | ROLLING_RESTART
            spec.image                            | example.net/pg:18    | ROLLING_RESTART | ROLLING_RESTART
            spec.storage.size                     | 20Gi                 | VOLUME_EXPANSION | VOLUME_EXPANSION
            spec.storage.size                     | 10240Mi              | NONE            | NONE
            spec.storage.size                     | 5Gi                  | FORBIDDEN       | FORBIDDEN
            spec.storage.storageClass             | fast                 | FORBIDDEN       | FORBIDDEN
            spec.version                          | '"17"'               | FORBIDDEN       | FORBIDDEN
            spec.version                          | '"18.6"'             | ROLLING_RESTART | ROLLING_RESTART
            spec.replicas                         | 5                    | RELOAD          | RELOAD
            spec.replicas                         | 2                    | ROLLING_RESTART | ROLLING_RESTART
            spec.pgHba                            | [host all all 10.0.0.0/8 scram-sha-256] | RELOAD | RELOAD
            spec.deletionPolicy                   | '{volumes: Delete}'  | DATA_RISK       | DATA_RISK
            spec.paused                           | true                 | NONE            | NONE
            spec.pgbouncer                        | '{enabled: true}'    | ROLLING_RESTART | ROLLING_RESTART
            spec.patroni                          | '{ttl: 60}'          | RELOAD          | RELOAD
            """)
    void aChangedFieldHasThisImpact(String field, String value, Impact gitops, Impact operator) {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, field, yaml(value)));

        assertThat(plan.withoutOperator().impact()).isEqualTo(gitops);
        assertThat(plan.withOperator().impact()).isEqualTo(operator);
    }

    /** Without backups no later moment can be restored, so a person must approve it. */
    @Test
    void removingTheBackupsIsADataRiskAndAddingThemIsNot() {
        JsonNode backed = Project.with(
                CLUSTER,
                "spec.backup",
                yaml("{schedule: 0 2 * * *, destination: {type: S3, bucket: backups, region: eu-central-1}}"));
        ClusterPlan removal = plan(backed, CLUSTER);

        assertThat(removal.withoutOperator().impact()).isEqualTo(Impact.DATA_RISK);
        assertThat(removal.withOperator().impact()).isEqualTo(Impact.DATA_RISK);
        assertThat(plan(CLUSTER, backed).withoutOperator().impact()).isLessThan(Impact.OUTAGE);
    }

    @Test
    void theKeyOfAnArchiveThatBeginsOrEndsIsNoOtherKey() {
        JsonNode encrypted = Project.with(
                CLUSTER,
                "spec.backup",
                yaml("{schedule: 0 2 * * *, destination: {type: S3, bucket: backups, region: eu-central-1},"
                        + " encryption: {method: libsodium, keySecret: archive-key}}"));
        ClusterPlan addition = plan(CLUSTER, encrypted);

        assertThat(addition.withoutOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
        assertThat(reasons(addition)).contains("the members mount the encryption key of their archive");
        assertThat(reasons(plan(encrypted, CLUSTER)))
                .contains("the members no longer mount the encryption key: keep it as long as you keep the archive")
                .noneMatch(reason -> reason.contains("another encryption key"));
        assertThat(reasons(plan(encrypted, Project.with(encrypted, "spec.backup.encryption.keySecret", yaml("other")))))
                .anyMatch(reason -> reason.contains("another encryption key"));
    }

    private static List<String> reasons(ClusterPlan plan) {
        return plan.changes().stream()
                .map(change -> change.effect(Consumer.GITOPS).reason())
                .toList();
    }

    @Test
    void nothingChangesWithoutAChange() {
        ClusterPlan plan = plan(CLUSTER, CLUSTER);

        assertThat(plan.kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.withoutOperator().steps()).isEmpty();
    }

    @Test
    void aChangeNamesTheFieldOfTheSpecThatCausesIt() {
        ClusterPlan plan = plan(
                CLUSTER,
                Project.with(
                        Project.with(CLUSTER, "spec.postgresqlParams.work_mem", yaml("16MB")),
                        "spec.image",
                        yaml("pg:18")));

        assertThat(plan.changes()).anySatisfy(change -> {
            assertThat(change.value().path().lastName()).isEqualTo("work_mem");
            assertThat(change.specPaths()).containsExactly("spec.postgresqlParams.work_mem");
        });
        assertThat(plan.changes()).anySatisfy(change -> {
            assertThat(change.value().path().lastName()).isEqualTo("image");
            assertThat(change.specPaths()).containsExactly("spec.image");
        });
    }

    @Test
    void severalChangesThatReplacePodsAreOneRoll() {
        JsonNode changed = Project.with(CLUSTER, "spec.image", yaml("example.net/pg:18"));
        changed = Project.with(changed, "spec.postgresqlParams.max_connections", yaml("300"));
        changed = Project.with(changed, "spec.resources.limits.cpu", yaml("'2'"));

        ClusterPlan plan = plan(CLUSTER, changed);

        assertThat(plan.withoutOperator().steps()).extracting(Step::impact).containsOnlyOnce(Impact.ROLLING_RESTART);
        assertThat(plan.withOperator().steps())
                .extracting(Step::impact)
                .doesNotContain(Impact.RESTART_POSTGRES, Impact.RESIZE_IN_PLACE);
    }

    @Test
    void theOperatorReplacesThePrimaryAfterOneSwitchover() {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.image", yaml("example.net/pg:18")));

        assertThat(plan.withOperator().steps())
                .extracting(Step::action)
                .containsExactly(
                        "Replace the pods of the replicas, one after another",
                        "Switch over to a replica",
                        "Replace the pod of the former primary");
    }

    @Test
    void theServiceOfTheReplicasLeadsNowhereWhenOneMemberIsLeft() {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.replicas", yaml("1")));

        assertThat(plan.withoutOperator().interrupts().reads()).isEqualTo(Interruption.OUTAGE);
        assertThat(plan.withOperator().interrupts().reads()).isEqualTo(Interruption.OUTAGE);
    }

    @Test
    void aSingleMemberIsDownWhileItsPodIsReplaced() {
        JsonNode single = Project.with(CLUSTER, "spec.replicas", yaml("1"));
        ClusterPlan plan = plan(single, Project.with(single, "spec.image", yaml("example.net/pg:18")));

        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(Interruption.RESTART);
        assertThat(plan.withoutOperator().interrupts().reads()).isEqualTo(Interruption.RESTART);
    }

    @Test
    void aHandOverStopsWritesForSecondsOnly() {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.image", yaml("example.net/pg:18")));

        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(Interruption.SECONDS);
    }

    @Test
    void olderKubernetesReplacesPodsInsteadOfResizingThem() {
        RenderTarget target = RenderTarget.gitops().withKubernetesVersion(new KubernetesVersion(1, 34));
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.resources.limits.cpu", yaml("'2'")), target);

        assertThat(plan.withOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
    }

    @Test
    void anotherQosClassReplacesPods() {
        JsonNode guaranteed = Project.with(
                CLUSTER,
                "spec.resources",
                yaml("{requests: {cpu: '1', memory: 2Gi}, limits: {cpu: '1', memory: 2Gi}}"));
        JsonNode burstable = Project.with(
                CLUSTER,
                "spec.resources",
                yaml("{requests: {cpu: 500m, memory: 2Gi}, limits: {cpu: '1', memory: 2Gi}}"));

        // The init container has equal requests and limits, so the pod is Guaranteed if PostgreSQL is.
        ClusterPlan plan = plan(guaranteed, burstable);

        assertThat(plan.withOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
    }

    @Test
    void aLoweredParameterNeedsTheUserWithoutTheOperator() {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.postgresqlParams.max_connections", yaml("100")));

        assertThat(plan.withoutOperator().steps())
                .last()
                .satisfies(step -> assertThat(step.byHand())
                        .containsExactly(
                                "kubectl -n shop exec orders-0 -- patronictl restart orders --role primary --pending --force",
                                "kubectl -n shop exec orders-0 -- patronictl restart orders --pending --force"));
        assertThat(plan.withOperator().steps())
                .allSatisfy(step -> assertThat(step.byHand()).isEmpty());
    }

    @Test
    void aLoweredParameterNeedsARestartOfThePrimaryAlsoWhenThePodsAreReplaced() {
        JsonNode changed = Project.with(CLUSTER, "spec.postgresqlParams.max_connections", yaml("100"));

        ClusterPlan plan = plan(CLUSTER, Project.with(changed, "spec.image", yaml("example.net/pg:18")));

        assertThat(plan.withOperator().steps())
                .last()
                .satisfies(step -> assertThat(step.action())
                        .isEqualTo("Restart PostgreSQL in the primary, then in the replicas, one after another"));
    }

    @Test
    void aNewClusterInterruptsNothing() {
        ClusterPlan plan = new Planner(RenderTarget.gitops(), assumed())
                .plan(new ClusterId("shop", "orders"), Optional.empty(), Optional.of(state(CLUSTER)));

        assertThat(plan.kind()).isEqualTo(Kind.NEW);
        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.NONE);
    }

    @Test
    void aDeletedClusterIsAnOutageAndWithItsVolumesADataRisk() {
        Planner planner = new Planner(RenderTarget.gitops(), assumed());
        ClusterId id = new ClusterId("shop", "orders");
        JsonNode deleting = Project.with(CLUSTER, "spec.deletionPolicy", yaml("{volumes: Delete}"));

        assertThat(planner.plan(id, Optional.of(state(deleting)), Optional.empty())
                        .withoutOperator()
                        .impact())
                .isEqualTo(Impact.DATA_RISK);
    }

    @Test
    void knownFactsReplaceAssumptions() {
        JsonNode larger = Project.with(CLUSTER, "spec.storage.size", yaml("20Gi"));
        Environment fixed = new Environment(KubernetesVersion.DEFAULT, true, Map.of("", false), Map.of());
        ClusterPlan plan = new Planner(RenderTarget.gitops(), fixed)
                .plan(new ClusterId("shop", "orders"), Optional.of(state(CLUSTER)), Optional.of(state(larger)));

        assertThat(plan(CLUSTER, larger).assumptions())
                .containsExactly("the storage class (default) allows volumes to grow");
        assertThat(plan.assumptions()).isEmpty();
        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.FORBIDDEN);
    }

    private static Environment serving(String version, String volumeSize) {
        return new Environment(
                KubernetesVersion.DEFAULT,
                true,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of("shop/orders", new Environment.Served(version, volumeSize)));
    }

    @ParameterizedTest
    @CsvSource({
        "spec.storage.size, 20Gi, 10Gi, RECREATE",
        "spec.storage.size, 20Gi, 10240Mi, RECREATE",
        "spec.storage.size, 20Gi, 9Gi, FORBIDDEN",
        "spec.version, '\"18.5\"', '\"18.2\"', ROLLING_RESTART",
        "spec.version, '\"18.5\"', '\"18.1\"', FORBIDDEN",
        "spec.version, '\"18.5\"', '\"17.6\"', FORBIDDEN"
    })
    void whatTheOperatorHasNotMadeCanBeTakenBack(String field, String held, String former, Impact impact) {
        Environment known = serving("18.2", "10Gi");
        ClusterState before = state(Project.with(CLUSTER, field, yaml(held)));
        ClusterState after = state(Project.with(CLUSTER, field, yaml(former)));
        ClusterPlan plan = new Planner(RenderTarget.gitops(), known)
                .plan(new ClusterId("shop", "orders"), Optional.of(before), Optional.of(after));

        assertThat(plan.withOperator().impact()).isEqualTo(impact);
        assertThat(plan(Project.with(CLUSTER, field, yaml(held)), Project.with(CLUSTER, field, yaml(former)))
                        .withOperator()
                        .impact())
                .as("without the fact")
                .isEqualTo(Impact.FORBIDDEN);
    }

    @Test
    void aVersionWithoutAMinorOneDoesNotSayWhatRuns() {
        Environment known = serving("18", "");
        ClusterPlan plan = new Planner(RenderTarget.gitops(), known)
                .plan(
                        new ClusterId("shop", "orders"),
                        Optional.of(state(Project.with(CLUSTER, "spec.version", yaml("'18.4'")))),
                        Optional.of(state(Project.with(CLUSTER, "spec.version", yaml("'18.2'")))));

        assertThat(plan.withOperator().impact()).isEqualTo(Impact.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'{requests: {cpu: 1, memory: 2Gi}, limits: {cpu: 1, memory: 2Gi}}', true",
        "'{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 2Gi}}', false"
    })
    void aResizeOfGuaranteedPodsAssumesThatNoCpuIsTheirOwn(String resources, boolean isGuaranteed) {
        JsonNode before = Project.with(CLUSTER, "spec.resources", yaml(resources));
        JsonNode after = Project.with(CLUSTER, "spec.resources", yaml(resources.replace("cpu: 1", "cpu: 2")));

        ClusterPlan plan = plan(before, after);

        assertThat(plan.withOperator().impact()).isEqualTo(Impact.RESIZE_IN_PLACE);
        assertThat(plan.assumptions())
                .filteredOn(assumption -> assumption.contains("static policy"))
                .hasSize(isGuaranteed ? 1 : 0);
    }

    /** Not from a spec: somebody patches the rendered files. */
    @ParameterizedTest
    @CsvSource({
        "'Prune=false,Delete=false,ServerSideApply=true', METADATA",
        "'delete=false, prune=false', METADATA",
        "Prune=false, DATA_RISK",
        "'', DATA_RISK"
    })
    void aProtectionCountsByWhatItProtects(String options, Impact impact) {
        ClusterState before = state(CLUSTER);
        ClusterState after = Project.patched(before, "argocd.argoproj.io/sync-options", options);
        ClusterPlan plan = new Planner(RenderTarget.gitops(), assumed())
                .plan(new ClusterId("shop", "orders"), Optional.of(before), Optional.of(after));

        assertThat(plan.withoutOperator().impact()).isEqualTo(impact);
    }

    @Test
    void aReplicaThatStopsInterruptsNoWritesIfThePrimaryIsKnownToStay() {
        Environment known = new Environment(KubernetesVersion.DEFAULT, true, Map.of(), Map.of("shop/orders", 0));
        ClusterPlan plan = new Planner(RenderTarget.gitops(), known)
                .plan(
                        new ClusterId("shop", "orders"),
                        Optional.of(state(CLUSTER)),
                        Optional.of(state(Project.with(CLUSTER, "spec.replicas", yaml("2")))));

        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(Interruption.NONE);
    }

    @Test
    void objectsOfNoClusterAreUnknown() {
        var config = ObjectReader.read(List.of(Document.ofTree(
                        "foreign", yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: shop}}"))))
                .set();
        ClusterPlan plan = new Planner(RenderTarget.gitops(), assumed())
                .plan(
                        new ClusterId("shop", ""),
                        Optional.of(new ClusterState(config, Optional.empty())),
                        Optional.empty());

        assertThat(plan.course(Consumer.GITOPS).impact()).isEqualTo(Impact.UNKNOWN);
    }

    @Test
    void aStatefulSetThatIsMissingMayFindPodsThatRun() {
        ClusterState whole = state(CLUSTER);
        ClusterState without = new ClusterState(
                new ObjectSet(whole.objects().objects().stream()
                        .filter(object -> !object.isA("StatefulSet"))
                        .toList()),
                Optional.empty());

        ClusterPlan plan = new Planner(RenderTarget.gitops(), assumed())
                .plan(new ClusterId("shop", "orders"), Optional.of(without), Optional.of(whole));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(Interruption.SECONDS);
        assertThat(plan.withoutOperator().steps().get(0).action()).startsWith("Replace the pods one after another");
        assertThat(plan.withOperator().impact())
                .as("it replaces no pod by itself")
                .isEqualTo(Impact.NONE);
    }

    @ParameterizedTest(name = "{0}: {1} to {2}: excludes clients: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            except of a client     | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]' | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}]' | true
            except of a client     | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}]' | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]' | false
            the first exception    | '[{ipBlock: {cidr: 10.0.0.0/8}}]' | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]' | true
            no exception any more  | '[{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]' | '[{ipBlock: {cidr: 10.0.0.0/8}}]' | false
            one more client        | '[{ipBlock: {cidr: 10.0.0.0/8}}]' | '[{ipBlock: {cidr: 10.0.0.0/8}}, {podSelector: {}}]' | false
            one client less        | '[{ipBlock: {cidr: 10.0.0.0/8}}, {podSelector: {}}]' | '[{podSelector: {}}]' | true
            the first client       | '[]' | '[{podSelector: {}}]' | true
            anyone                 | '[{podSelector: {}}]' | '[]' | false
            """)
    void aPolicyExcludesClientsOrDoesNot(String change, String before, String after, boolean isExcluding) {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.networkPolicy", yaml("{allowedClients: " + before + "}")),
                Project.with(CLUSTER, "spec.networkPolicy", yaml("{allowedClients: " + after + "}")));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.RELOAD);
        assertThat(plan.withoutOperator().interrupts().connections())
                .isEqualTo(isExcluding ? Interruption.OUTAGE : Interruption.NONE);
    }

    @Test
    void anotherClassOfALoadBalancerCutsItsClientsOff() {
        JsonNode one =
                Project.with(CLUSTER, "spec.service", yaml("{type: LoadBalancer, loadBalancerClass: example.net/a}"));
        JsonNode other =
                Project.with(CLUSTER, "spec.service", yaml("{type: LoadBalancer, loadBalancerClass: example.net/b}"));

        ClusterPlan plan = plan(one, other);

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
        assertThat(plan.withoutOperator().interrupts().connections()).isEqualTo(Interruption.OUTAGE);
        assertThat(plan.withoutOperator().steps().get(0).byHand())
                .containsExactly(
                        "kubectl -n shop delete service orders-primary, then sync or apply the rendered files");
        assertThat(plan(CLUSTER, one).withoutOperator().impact())
                .as("a class that comes with the type is accepted")
                .isEqualTo(Impact.RELOAD);
    }

    /** start.sh begins with chmod of the data directory, which belongs to the earlier user. */
    @Test
    void anotherUserCannotOpenTheDataDirectory() {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.runAs", yaml("{user: 26}")));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.FORBIDDEN);
        assertThat(plan.withOperator().impact()).isEqualTo(Impact.FORBIDDEN);
        assertThat(plan.withOperator().steps().get(0).byHand())
                .containsExactly("restore a backup into a new cluster with this user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{user: 101}", "{group: 26}"})
    void theUserOfTheImageOrAnotherGroupIsARoll(String runAs) {
        ClusterPlan plan = plan(CLUSTER, Project.with(CLUSTER, "spec.runAs", yaml(runAs)));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
    }

    private static final JsonNode STRICT = yaml("{synchronousMode: enabled, synchronousModeStrict: true}");

    private static JsonNode members(JsonNode cluster, int number) {
        return Project.with(cluster, "spec.replicas", yaml(Integer.toString(number)));
    }

    @Test
    void strictModeOfAClusterThatGrowsFromOneMemberStopsWritesUntilANewOneFollows() {
        JsonNode single = members(CLUSTER, 1);
        JsonNode strict = Project.with(CLUSTER, "spec.patroni", STRICT);

        ClusterPlan plan = plan(single, strict);

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
        assertThat(plan.withOperator().interrupts().writes()).isEqualTo(Interruption.OUTAGE);
        assertThat(plan.withOperator().steps().get(0).byHand())
                .containsExactly("change replicas first, and this when a new member is ready");
        assertThat(plan(CLUSTER, strict).withoutOperator().impact()).isEqualTo(Impact.RELOAD);
        assertThat(plan(single, members(strict, 1)).withoutOperator().impact()).isEqualTo(Impact.OUTAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "spec.postgresqlParams.shared_buffers, 1GB, 2, RESTART",
        "spec.image, example.net/pg:18, 2, RESTART",
        "spec.image, example.net/pg:18, 3, SECONDS"
    })
    void inStrictModeWritesStopWhileTheOnlyStandbyRestarts(
            String field, String value, int members, Interruption writes) {
        JsonNode strict = members(Project.with(CLUSTER, "spec.patroni", STRICT), members);

        ClusterPlan plan = plan(strict, Project.with(strict, field, yaml(value)));

        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(writes);
        assertThat(plan.withOperator().interrupts().writes()).isEqualTo(writes);
        assertThat(plan.withOperator().steps())
                .first()
                .satisfies(step -> assertThat(step.interrupts().writes()).isEqualTo(writes));
    }

    private static ClusterPlan tuned(String before, String after) {
        return plan(
                Project.with(CLUSTER, "spec.postgresqlParams", yaml(before)),
                Project.with(CLUSTER, "spec.postgresqlParams", yaml(after)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                               | {fsync: 'off'}                         | DATA_RISK | NONE
            {}                               | {full_page_writes: 'off'}              | DATA_RISK | NONE
            {}                               | {synchronous_commit: 'off'}            | DATA_RISK | NONE
            {}                               | {synchronous_commit: remote_apply}     | RELOAD    | NONE
            {}                               | {zero_damaged_pages: 'yes'}            | DATA_RISK | NONE
            {}                               | {ignore_invalid_pages: 'on'}           | DATA_RISK | SECONDS
            {}                               | {default_transaction_read_only: 'on'}  | OUTAGE    | OUTAGE
            {}                               | {io_method: io_uring}                  | OUTAGE    | OUTAGE
            {}                               | {max_stack_depth: 8MB}                 | OUTAGE    | OUTAGE
            {}                               | {autovacuum: 'off'}                    | RELOAD    | NONE
            {fsync: 'off'}                   | {}                                     | RELOAD    | NONE
            {fsync: 'off'}                   | {fsync: 'on'}                          | RELOAD    | NONE
            {fsync: 'off'}                   | {fsync: 'false'}                       | RELOAD    | NONE
            {io_method: io_uring}            | {io_method: worker}                    | ROLLING_RESTART | SECONDS
            """)
    void aValueThatTheValidationWarnsOfDoesItsHarm(String before, String after, Impact impact, Interruption writes) {
        ClusterPlan plan = tuned(before, after);

        assertThat(plan.withoutOperator().impact()).isEqualTo(impact);
        assertThat(plan.withOperator().interrupts().writes()).isEqualTo(writes);
    }

    @Test
    void aHarmfulValueIsNamedWithItsHarm() {
        assertThat(reasons(tuned("{}", "{fsync: 'off'}")))
                .containsExactly("fsync takes effect with a live reload; a crash of the node destroys the database;"
                        + " leave it on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {wal_level: logical}             | {wal_level: replica}                   | OUTAGE    | a logical replication slot may exist
            {wal_level: logical}             | {}                                     | OUTAGE    | a logical replication slot may exist
            {}                               | {wal_level: logical}                   | ROLLING_RESTART | ''
            {max_replication_slots: 40}      | {max_replication_slots: 10}            | ROLLING_RESTART | there is no replication slot but those of the members and of the spec
            {wal_level: logical, max_replication_slots: 40} | {wal_level: logical, max_replication_slots: 10} | OUTAGE | more than 10 replication slots may exist
            {max_replication_slots: 10}      | {max_replication_slots: 40}            | ROLLING_RESTART | ''
            {max_slot_wal_keep_size: 5GB}    | {max_slot_wal_keep_size: 1GB}          | RELOAD    | there is no replication slot but those of the members and of the spec
            {wal_level: logical, max_slot_wal_keep_size: 5GB} | {wal_level: logical, max_slot_wal_keep_size: 1GB} | DATA_RISK | ''
            {wal_level: logical, max_slot_wal_keep_size: 1GB} | {wal_level: logical, max_slot_wal_keep_size: 5GB} | RELOAD | ''
            {wal_level: logical, max_slot_wal_keep_size: -1} | {wal_level: logical, max_slot_wal_keep_size: 5GB} | DATA_RISK | ''
            {wal_level: logical}             | {wal_level: logical, idle_replication_slot_timeout: 1d} | DATA_RISK | ''
            {wal_level: logical, idle_replication_slot_timeout: 1d} | {wal_level: logical} | RELOAD | ''
            """)
    void slotsMaySufferFromALowerLimit(String before, String after, Impact impact, String assumption) {
        ClusterPlan plan = tuned(before, after);

        assertThat(plan.withoutOperator().impact()).isEqualTo(impact);
        assertThat(plan.assumptions()).isEqualTo(assumption.isEmpty() ? List.of() : List.of(assumption));
    }

    /** The renderer lets slots keep a quarter of the volume. */
    @Test
    void aLargerVolumeIsNoRiskForSlots() {
        JsonNode logical = Project.with(CLUSTER, "spec.postgresqlParams", yaml("{wal_level: logical}"));

        assertThat(plan(logical, Project.with(logical, "spec.storage.size", yaml("20Gi")))
                        .withoutOperator()
                        .impact())
                .isEqualTo(Impact.VOLUME_EXPANSION);
    }

    /** The primary is not switched over: it must have the lower value before the replicas. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {max_connections: 200}                           | {max_connections: 100}                            | SECONDS
            {max_connections: 200, max_worker_processes: 8}  | {max_connections: 100, max_worker_processes: 16}  | RESTART
            {max_connections: 200, shared_buffers: 256MB}    | {max_connections: 100, shared_buffers: 512MB}     | SECONDS
            """)
    void aLoweredParameterStopsWritesWhileThePrimaryRestarts(String before, String after, Interruption reads) {
        ClusterPlan plan = tuned(before, after);

        assertThat(plan.withOperator().interrupts())
                .isEqualTo(new Interrupts(Interruption.RESTART, reads, Interruption.RESTART));
        assertThat(plan.withoutOperator().interrupts().writes()).isEqualTo(Interruption.RESTART);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {shared_buffers: 1GB}            | {shared_buffers: 1024MB}
            {max_connections: 100}           | {max_connections: '100'}
            {track_commit_timestamp: 'on'}   | {track_commit_timestamp: 'true'}
            {work_mem: 1GB}                  | {work_mem: 1024MB}
            """)
    void anotherSpellingOfTheSameValueRestartsNothing(String before, String after) {
        ClusterPlan plan = tuned(before, after);

        assertThat(plan.withoutOperator().impact()).isLessThanOrEqualTo(Impact.RELOAD);
        assertThat(plan.withOperator().impact()).isLessThanOrEqualTo(Impact.RELOAD);
        assertThat(plan.withOperator().interrupts()).isEqualTo(Interrupts.NOTHING);
    }

    /** Clients with sslmode=require give up when the server has no TLS. */
    @Test
    void withoutTlsClientsThatRequireItAreRefused() {
        JsonNode encrypted = Project.with(CLUSTER, "spec.tls", yaml("{enabled: true, certSecret: orders-cert}"));
        ClusterPlan plan = plan(encrypted, CLUSTER);

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.ROLLING_RESTART);
        assertThat(plan.withoutOperator().interrupts().connections()).isEqualTo(Interruption.OUTAGE);
    }

    @Test
    void anotherIssuerIsAnotherAuthority() {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.tls", yaml("{enabled: true, issuerRef: {name: a, kind: Issuer}}")),
                Project.with(CLUSTER, "spec.tls", yaml("{enabled: true, issuerRef: {name: b, kind: Issuer}}")));

        assertThat(plan.withoutOperator().impact()).isEqualTo(Impact.RELOAD);
        assertThat(plan.withoutOperator().interrupts().connections()).isEqualTo(Interruption.OUTAGE);
        assertThat(plan.withOperator().steps().get(0).byHand())
                .first(STRING)
                .startsWith("put the CA of both issuers into caSecret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: NodePort}                                | {type: NodePort, externalTrafficPolicy: Local}     | OUTAGE
            {type: LoadBalancer}                            | {type: LoadBalancer, externalTrafficPolicy: Local} | OUTAGE
            {type: NodePort, externalTrafficPolicy: Local}  | {type: NodePort}                                   | NONE
            {type: ClusterIP}                               | {type: NodePort, externalTrafficPolicy: Local}     | NONE
            """)
    void aNodeWithoutAMemberRefusesClientsOfALocalService(String before, String after, Interruption connections) {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.service", yaml(before)),
                Project.with(CLUSTER, "spec.service", yaml(after)));

        assertThat(plan.withoutOperator().interrupts().connections()).isEqualTo(connections);
    }

    @Test
    void aRollThatFollowsAScaleReplacesTheMembersThatAreLeft() {
        JsonNode labelled = Project.with(CLUSTER, "spec.podMetadata", yaml("{labels: {tier: data}}"));
        ClusterPlan shrunk = plan(CLUSTER, members(labelled, 1));
        ClusterPlan grown = plan(members(CLUSTER, 1), labelled);

        assertThat(shrunk.withOperator().steps())
                .extracting(Step::action)
                .endsWith("Stop 2 members", "Replace the pod of the only member");
        assertThat(shrunk.withOperator().interrupts().writes()).isEqualTo(Interruption.RESTART);
        assertThat(shrunk.withoutOperator().interrupts().reads()).isEqualTo(Interruption.OUTAGE);
        assertThat(grown.withOperator().steps())
                .extracting(Step::action)
                .endsWith(
                        "Start 2 members",
                        "Replace the pods of the replicas, one after another",
                        "Switch over to a replica",
                        "Replace the pod of the former primary");
        assertThat(grown.withOperator().interrupts().writes()).isEqualTo(Interruption.SECONDS);
    }

    @Test
    void aParameterThatIsLoweredWhileTheClusterShrinksStillRestartsThePrimary() {
        ClusterPlan plan = plan(
                CLUSTER, members(Project.with(CLUSTER, "spec.postgresqlParams", yaml("{max_connections: 100}")), 1));

        assertThat(plan.withOperator().interrupts().writes()).isEqualTo(Interruption.RESTART);
        assertThat(plan.withoutOperator().steps().toString()).contains("--role primary --pending");
    }

    /** The policy that comes with backups selects the pods of Jobs. */
    @Test
    void backupsCutNoClientOff() {
        JsonNode backed = Project.with(
                CLUSTER,
                "spec.backup",
                yaml("{schedule: 0 2 * * *, destination: {type: S3, bucket: backups, region: eu-central-1}}"));

        assertThat(plan(CLUSTER, backed).withoutOperator().interrupts().connections())
                .isLessThan(Interruption.OUTAGE);
    }

    @Test
    void theLoadBalancerOfTheReplicasStopsNoWrites() {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.replicaService", yaml("{type: LoadBalancer, loadBalancerClass: a.b/c}")),
                Project.with(CLUSTER, "spec.replicaService", yaml("{type: LoadBalancer, loadBalancerClass: a.b/d}")));

        assertThat(plan.withOperator().interrupts())
                .isEqualTo(new Interrupts(Interruption.NONE, Interruption.OUTAGE, Interruption.OUTAGE));
        assertThat(plan.withOperator().steps().get(0).byHand())
                .containsExactly("kubectl -n shop delete service orders-repl; the operator creates it again");
    }

    @ParameterizedTest
    @CsvSource({
        "password, RELOAD, OUTAGE",
        "replication-password, RELOAD, OUTAGE",
        "tls.crt, RELOAD, NONE",
        "AWS_ACCESS_KEY_ID, RELOAD, NONE",
        "WALG_LIBSODIUM_KEY, DATA_RISK, NONE",
        "username, UNKNOWN, NONE"
    })
    void theContentOfASecretIsTakenWithoutARestart(String key, Impact impact, Interruption connections) {
        ClusterPlan plan = new Planner(RenderTarget.gitops(), assumed())
                .plan(
                        new ClusterId("shop", "orders"),
                        Optional.of(secret(key, "b25l")),
                        Optional.of(secret(key, "dHdv")));

        assertThat(plan.withoutOperator().impact()).isEqualTo(impact);
        assertThat(plan.withoutOperator().interrupts().connections()).isEqualTo(connections);
    }

    private static ClusterState secret(String key, String value) {
        JsonNode secret = yaml("""
                apiVersion: v1
                kind: Secret
                metadata: {name: orders-credentials, namespace: shop, labels: {postgres.example.com/cluster: orders}}
                data: {%s: %s}
                """.formatted(key, value));
        return new ClusterState(
                ObjectReader.read(List.of(Document.ofTree("secret", secret))).set(), Optional.empty());
    }

    @Test
    void aSlotIsCausedByTheFieldOfSlots() {
        JsonNode logical = Project.with(CLUSTER, "spec.postgresqlParams", yaml("{wal_level: logical}"));
        JsonNode declared = Project.with(
                logical, "spec.replicationSlots", yaml("[{name: a, type: logical, database: app, plugin: pgoutput}]"));

        assertThat(plan(declared, CLUSTER).changes())
                .filteredOn(change -> change.value().path().toString().contains("slots"))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.specPaths()).containsExactly("spec.replicationSlots"));
    }

    @Test
    void anotherApplicationCreatesNoDatabase() {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.bootstrap", yaml("{initdb: {database: app}}")),
                Project.with(CLUSTER, "spec.bootstrap", yaml("{initdb: {database: shop}}")));

        assertThat(reasons(plan)).anyMatch(reason -> reason.contains("no database and no role is created"));
    }

    @ParameterizedTest
    @CsvSource({
        "18.3, 18, the members run the minor version of PostgreSQL that their image has",
        "18, 18.3, the members start only if their image has this minor version",
        "18.3, 18.4, the members run another minor version"
    })
    void aVersionWithoutAMinorOneIsNoOtherMinorVersion(String before, String after, String reason) {
        ClusterPlan plan = plan(
                Project.with(CLUSTER, "spec.version", yaml("'" + before + "'")),
                Project.with(CLUSTER, "spec.version", yaml("'" + after + "'")));

        assertThat(reasons(plan)).anyMatch(text -> text.startsWith(reason));
    }

    private static ClusterPlan plan(JsonNode before, JsonNode after) {
        return plan(before, after, RenderTarget.gitops());
    }

    private static ClusterPlan plan(JsonNode before, JsonNode after, RenderTarget target) {
        return new Planner(target, Environment.assumed(target.kubernetesVersion()))
                .plan(
                        new ClusterId("shop", "orders"),
                        Optional.of(Project.rendered(before, target)),
                        Optional.of(Project.rendered(after, target)));
    }

    private static ClusterState state(JsonNode cluster) {
        return Project.rendered(cluster, RenderTarget.gitops());
    }

    private static Environment assumed() {
        return Environment.assumed(KubernetesVersion.DEFAULT);
    }

    private static JsonNode yaml(String text) {
        return YamlReader.readTrusted("test", text);
    }
}
