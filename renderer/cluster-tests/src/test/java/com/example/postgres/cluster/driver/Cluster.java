package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.target.Consumer;
import com.example.postgres.target.SecretsPolicy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One cluster on a real Kubernetes: what a user does with kubectl, patronictl and psql. */
public final class Cluster {

    static final String CONTAINER = "postgres";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PSQL = "exec \"$POSTGRES_BIN/psql\" -XAtq -U postgres \"$@\"";

    private final TestNamespace namespace;
    private final String name;
    private final AppliedSet applied;
    private final ClusterJobs jobs;

    Cluster(TestNamespace namespace, String name) {
        this.namespace = namespace;
        this.name = name;
        this.applied = new AppliedSet(namespace);
        this.jobs = new ClusterJobs(this);
    }

    /** Name of the cluster. */
    public String name() {
        return name;
    }

    /** Where it is. */
    public TestNamespace namespace() {
        return namespace;
    }

    /** Renders for GitOps with the Job that creates the credentials, and applies. */
    public ObjectSet apply(Spec spec) {
        return apply(spec, Consumer.GITOPS, SecretsPolicy.BOOTSTRAP_JOB);
    }

    /** Renders for GitOps and applies nothing. */
    public ObjectSet render(Spec spec) {
        return RenderedSpec.of(spec, Consumer.GITOPS, SecretsPolicy.BOOTSTRAP_JOB, namespace);
    }

    /** Renders and applies. */
    public ObjectSet apply(Spec spec, Consumer consumer, SecretsPolicy secrets) {
        ObjectSet set = RenderedSpec.of(spec, consumer, secrets, namespace);
        applied.apply(set);
        return set;
    }

    /** What was applied last, as the API server has it now. */
    public AppliedSet applied() {
        return applied;
    }

    /** The pods of the members, by name. */
    public List<Pod> pods() {
        return client()
                .pods()
                .inNamespace(namespace.name())
                .withLabels(Map.of("postgres.example.com/cluster", name, "postgres.example.com/component", CONTAINER))
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    /** The pod of a member. */
    public PodResource pod(String pod) {
        return client().pods().inNamespace(namespace.name()).withName(pod);
    }

    /** Asks for the eviction of a member, once: whether it was granted. */
    public boolean evict(String pod) {
        Config once = new ConfigBuilder(client().getConfiguration())
                .withRequestRetryBackoffLimit(0)
                .build();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(once).build()) {
            return client.pods().inNamespace(namespace.name()).withName(pod).evict();
        }
    }

    /** Changes the number of members as {@code kubectl scale} does. */
    public void scale(int members) {
        client().apps()
                .statefulSets()
                .inNamespace(namespace.name())
                .withName(name)
                .scale(members);
    }

    /** The pods to which a Service of the cluster, such as the one with the suffix {@code -repl}, leads new connections. */
    public List<String> readyPods(String suffix) {
        return client()
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(namespace.name())
                .withLabel("kubernetes.io/service-name", name + suffix)
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .filter(endpoint -> endpoint.getConditions().getReady())
                .map(endpoint -> endpoint.getTargetRef().getName())
                .toList();
    }

    /** Names and uids of the pods with the count of restarts of their containers: equal when nothing restarted. */
    public Set<String> incarnations() {
        return pods().stream()
                .map(pod ->
                        pod.getMetadata().getName() + " " + pod.getMetadata().getUid() + " "
                                + pod.getStatus().getContainerStatuses().stream()
                                        .map(status -> status.getName() + "=" + status.getRestartCount())
                                        .toList())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The StatefulSet. */
    public StatefulSet statefulSet() {
        return client().apps()
                .statefulSets()
                .inNamespace(namespace.name())
                .withName(name)
                .require();
    }

    /** A ConfigMap, such as the one with the suffix {@code -leader}. */
    public ConfigMap configMap(String suffix) {
        return client().configMaps()
                .inNamespace(namespace.name())
                .withName(name + suffix)
                .require();
    }

    /** The member that holds the leader lock. */
    public String leader() {
        return configMap("-leader").getMetadata().getAnnotations().getOrDefault("leader", "");
    }

    /** The members as Patroni on the first ready one lists them. */
    public List<Member> members() {
        String pod = pods().stream()
                .filter(Readiness::isPodReady)
                .map(ready -> ready.getMetadata().getName())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no member is ready"));
        return membersSeenBy(pod);
    }

    /** The members as Patroni on the given one lists them. */
    public List<Member> membersSeenBy(String pod) {
        String json = run(pod, "patronictl", "list", "-f", "json").text();
        List<Member> members = new ArrayList<>();
        parse(json).forEach(row -> members.add(Member.of(row)));
        return members;
    }

    /** Waits until all members are ready, one leads and the others stream from it. Gives the time it took. */
    public Duration awaitHealthy(int count) {
        return awaitHealthy(count, Waiting.LIMIT);
    }

    /** The same with a limit of its own. */
    public Duration awaitHealthy(int count, Duration limit) {
        return Waiting.within(limit, name + " has " + count + " healthy members", () -> {
            List<Pod> pods = pods();
            assertThat(pods).hasSize(count).allMatch(Readiness::isPodReady, "is ready");
            assertThat(pods).allMatch(pod -> pod.getMetadata().getDeletionTimestamp() == null, "stays");
            List<Member> members = members();
            assertThat(members).hasSize(count).filteredOn(Member::isLeader).hasSize(1);
            assertThat(members)
                    .allMatch(member -> member.state().equals(member.isLeader() ? "running" : "streaming"))
                    .allMatch(member -> member.timeline() == members.get(0).timeline());
            StatefulSet statefulSet = statefulSet();
            assertThat(statefulSet.getStatus().getObservedGeneration())
                    .isEqualTo(statefulSet.getMetadata().getGeneration());
            if (statefulSet.getSpec().getUpdateStrategy().getType().equals("RollingUpdate")) {
                assertThat(statefulSet.getStatus().getUpdatedReplicas()).isEqualTo(count);
                assertThat(statefulSet.getStatus().getCurrentRevision())
                        .isEqualTo(statefulSet.getStatus().getUpdateRevision());
            }
        });
    }

    /** Runs the CronJob of the backups once, now; gives the annotations with the outcome. */
    public Map<String, String> backup(String jobName) {
        return jobs.run("-backup", jobName);
    }

    /** Runs the restore drill once, now; gives the annotations with the outcome. */
    public Map<String, String> verify(String jobName) {
        return jobs.run("-verify", jobName);
    }

    /** Starts a backup, and does not wait for it. */
    public void startBackup(String jobName) {
        jobs.start("-backup", jobName);
    }

    /** Deletes a Job and kills its pod. */
    public void killJob(String jobName) {
        jobs.kill(jobName);
    }

    /** An annotation of a ConfigMap of the cluster; empty if it has none. */
    public String annotation(String suffix, String annotation) {
        Map<String, String> annotations = client().configMaps()
                .inNamespace(namespace.name())
                .withName(name + suffix)
                .require()
                .getMetadata()
                .getAnnotations();
        return annotations.getOrDefault(annotation, "");
    }

    /** Sets an annotation of a ConfigMap of the cluster. */
    public void annotate(String suffix, String annotation, String value) {
        client().configMaps()
                .inNamespace(namespace.name())
                .withName(name + suffix)
                .edit(map -> new ConfigMapBuilder(map)
                        .editMetadata()
                        .addToAnnotations(annotation, value)
                        .endMetadata()
                        .build());
    }

    /** Runs a shell command in a member with the settings of its archive, so that {@code wal-g} works. */
    public CommandResult inArchive(String pod, String command) {
        return run(
                pod,
                "/bin/sh",
                "-c",
                ". /scripts/archive-environment.sh && archive_environment /config/archive.env /archive && " + command);
    }

    /** Runs a command in the postgres container of a member. */
    public CommandResult run(String pod, String... command) {
        return runIn(CONTAINER, pod, command);
    }

    /** Runs a command in a container of a member. */
    public CommandResult runIn(String container, String pod, String... command) {
        return new Containers(client(), namespace.name()).run(pod, container, command);
    }

    /** The log of the postgres container of a member: of the run before this one, if there was one, and of this one. */
    public String log(String pod) {
        PodResource resource = pod(pod);
        boolean restarted = resource.get().getStatus().getContainerStatuses().stream()
                .anyMatch(status -> status.getName().equals(CONTAINER) && status.getRestartCount() > 0);
        String before = restarted ? resource.inContainer(CONTAINER).terminated().getLog() : "";
        return before + resource.inContainer(CONTAINER).getLog();
    }

    /** What a statement gives when it is run inside the member, as the superuser through the local socket. */
    public String sql(String pod, String statement) {
        return run(pod, "/bin/sh", "-c", PSQL, "psql", "-v", "ON_ERROR_STOP=1", "-c", statement)
                .text();
    }

    /** When PostgreSQL was started, by member: equal when no server restarted. */
    public Map<String, String> serverStarts() {
        Map<String, String> starts = new TreeMap<>();
        for (Pod pod : pods()) {
            String member = pod.getMetadata().getName();
            starts.put(member, sql(member, "SELECT pg_postmaster_start_time()"));
        }
        return starts;
    }

    /** Patroni's view of a member: the answer of {@code GET /patroni}. */
    public JsonNode patroni(String pod) {
        return parse(run(pod, "curl", "-sS", "http://localhost:8008/patroni").text());
    }

    /** The cluster-wide configuration as Patroni on a member gives it, whatever the cluster encrypts. */
    public JsonNode patroniConfiguration(String pod) {
        return parse(run(pod, "/bin/sh", "-c", ". /scripts/patroni-api.sh && curl -sSk \"$patroni/config\"")
                .text());
    }

    private KubernetesClient client() {
        return namespace.kubernetes().client();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
