package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A pod that is no member, with psql and curl: what an application can reach. */
public final class Client {

    private static final String CONTAINER = "client";
    private static final String WAIT_FOR_END = "trap 'exit 0' TERM; sleep infinity & wait";
    private static final String PSQL = "PATH=$PATH:/usr/lib/postgresql/18/bin; exec psql \"$@\"";
    private static final int READY_SECONDS = 120;

    private final TestNamespace namespace;
    private final String name;

    private Client(TestNamespace namespace, String name) {
        this.namespace = namespace;
        this.name = name;
    }

    /** Starts a client that knows the superuser's password of the cluster. */
    public static Client of(Cluster cluster, String name, Map<String, String> labels) {
        return start(cluster.namespace(), name, labels, List.of(password(cluster)), null);
    }

    /** The same on another node than the given one. */
    public static Client awayFrom(String node, Cluster cluster, String name) {
        return start(cluster.namespace(), name, Map.of(), List.of(password(cluster)), node);
    }

    /** Starts a client that knows what the Secret {@code <name>-app} says, as libpq reads it from the environment. */
    public static Client ofApplication(Cluster cluster, String name, Map<String, String> labels) {
        String secret = cluster.name() + "-app";
        return start(
                cluster.namespace(),
                name,
                labels,
                List.of(
                        variable("PGUSER", secret, "username"),
                        variable("PGPASSWORD", secret, "password"),
                        variable("PGDATABASE", secret, "dbname"),
                        variable("APPLICATION_URI", secret, "uri")),
                null);
    }

    /** Starts a client that knows no password. */
    public static Client withoutCredentials(TestNamespace namespace, String name) {
        return start(namespace, name, Map.of(), List.of(), null);
    }

    private static EnvVar password(Cluster cluster) {
        return variable("PGPASSWORD", cluster.name() + "-credentials", "password");
    }

    private static EnvVar variable(String name, String secret, String key) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(key, secret, false)
                .endValueFrom()
                .build();
    }

    private static Client start(
            TestNamespace namespace,
            String name,
            Map<String, String> labels,
            List<EnvVar> environment,
            @Nullable String avoidedNode) {
        PodBuilder pod = RestrictedPod.of(
                namespace,
                name,
                labels,
                RestrictedPod.container(namespace, CONTAINER, "/bin/sh", "-c", WAIT_FOR_END)
                        .withEnv(environment)
                        .addToEnv(new EnvVar("PGCONNECT_TIMEOUT", "3", null))
                        .build());
        if (avoidedNode != null) {
            pod = away(pod, avoidedNode);
        }
        KubernetesClient client = namespace.kubernetes().client();
        Pod created = client.resource(pod.build()).create();
        client.resource(created).waitUntilReady(READY_SECONDS, TimeUnit.SECONDS);
        return new Client(namespace, name);
    }

    private static PodBuilder away(PodBuilder pod, String node) {
        return pod.editSpec()
                .withNewAffinity()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .addNewMatchExpression()
                .withKey("kubernetes.io/hostname")
                .withOperator("NotIn")
                .withValues(node)
                .endMatchExpression()
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .endAffinity()
                .endSpec();
    }

    /** Runs a command. */
    public CommandResult run(String... command) {
        return new Containers(namespace.kubernetes().client(), namespace.name()).run(name, CONTAINER, command);
    }

    /** Runs a statement as the superuser through a Service or a member's name. */
    public CommandResult psql(String host, String statement) {
        return run(
                "/bin/sh",
                "-c",
                PSQL,
                "psql",
                "-XAtq",
                "-v",
                "ON_ERROR_STOP=1",
                "-U",
                "postgres",
                "-h",
                host,
                "-c",
                statement);
    }

    /** Runs a shell script with the programs of PostgreSQL on the PATH and the given arguments. */
    public CommandResult shell(String script, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", "PATH=$PATH:/usr/lib/postgresql/18/bin\n" + script, "script"));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** The status code of an HTTP request made by curl, or 0 when there was no answer. */
    public int http(String... curlArguments) {
        String[] command = new String[curlArguments.length + 8];
        System.arraycopy(
                new String[] {"curl", "-s", "-o", "/dev/null", "-m", "3", "-w", "%{http_code}"}, 0, command, 0, 8);
        System.arraycopy(curlArguments, 0, command, 8, curlArguments.length);
        return Integer.parseInt(run(command).output().strip());
    }

    /** Deletes the pod. */
    public void delete() {
        namespace
                .kubernetes()
                .client()
                .pods()
                .inNamespace(namespace.name())
                .withName(name)
                .withGracePeriod(0)
                .delete();
    }
}
