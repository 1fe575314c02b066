package com.example.postgres.cluster.driver;

import com.example.postgres.operator.runtime.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operator in a process of its own, with its own permissions, which works on the clusters of one namespace and can be killed. */
public final class OperatorProcess implements AutoCloseable {

    private static final Path LOG = Path.of("target", "operator.log");

    private final Process process;

    private OperatorProcess(Process process) {
        this.process = process;
    }

    /** Starts it as it is shipped. */
    public static OperatorProcess start(TestNamespace namespace) {
        return start(namespace, List.of(Main.class.getName()), Map.of());
    }

    /** Starts one that reaches the API server by this way. */
    public static OperatorProcess startBy(ApiServerRoute route, TestNamespace namespace) {
        return start(namespace, List.of(Main.class.getName()), way(route));
    }

    /** Starts one of several replicas, of which the one works that holds the Lease in the namespace. */
    public static OperatorProcess startReplica(TestNamespace namespace, String name) {
        return start(namespace, List.of(Main.class.getName()), replica(namespace, name));
    }

    /** The same for one that reaches the API server by this way. */
    public static OperatorProcess startReplicaBy(ApiServerRoute route, TestNamespace namespace, String name) {
        Map<String, String> environment = new HashMap<>(way(route));
        environment.putAll(replica(namespace, name));
        return start(namespace, List.of(Main.class.getName()), environment);
    }

    private static Map<String, String> replica(TestNamespace namespace, String name) {
        return Map.of("LEADER_ELECTION", "true", "POD_NAMESPACE", namespace.name(), "POD_NAME", name);
    }

    private static Map<String, String> way(ApiServerRoute route) {
        return Map.of("KUBECONFIG", route.kubeconfig().toString());
    }

    /** Starts one that dies before it writes once more than so often, as by {@code kill -9}. */
    public static OperatorProcess startFor(TestNamespace namespace, int writes) {
        return start(namespace, List.of(MortalOperator.class.getName(), String.valueOf(writes)), Map.of());
    }

    private static OperatorProcess start(TestNamespace namespace, List<String> program, Map<String, String> special) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
        Map<String, String> environment = builder.environment();
        if (!special.containsKey("KUBECONFIG")) {
            environment.put(
                    "KUBECONFIG", OperatorAccount.in(namespace).kubeconfig().toString());
        }
        environment.put("WATCH_NAMESPACES", namespace.name());
        environment.put("LEADER_ELECTION", "false");
        environment.put("PORT", "0");
        environment.put("PATRONI_ACCESS", "exec");
        namespace
                .kubernetes()
                .configuration()
                .images()
                .forEach((role, image) -> environment.put(role.name().toUpperCase(Locale.ROOT) + "_IMAGE", image));
        environment.putAll(special);
        try {
            return new OperatorProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as the kubelet does. */
    public void stop() {
        process.destroy();
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
