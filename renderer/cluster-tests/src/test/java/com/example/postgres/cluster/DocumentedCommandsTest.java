package com.example.postgres.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.cluster.driver.Cluster;
import com.example.postgres.cluster.driver.DocumentedCommands;
import com.example.postgres.cluster.driver.OperatorProcess;
import com.example.postgres.cluster.driver.Shell;
import com.example.postgres.cluster.driver.Spec;
import com.example.postgres.cluster.driver.TestNamespace;
import com.example.postgres.target.ImageRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every command with {@code kubectl} that the README and the page on troubleshooting name works as it is printed there. */
@Full
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DocumentedCommandsTest {

    private static final int MEMBERS = 3;

    /** What a command needs that a cluster in order does not have. */
    private static final Map<String, String> BEFORE = Map.of(
            "patronictl resume", "kubectl -n NS exec NAME-0 -- patronictl pause",
            "patronictl failover --candidate NAME-1",
                    "kubectl -n NS exec NAME-0 -- patronictl switchover --candidate NAME-0 --force || true");

    private static final String STOPS_EVERY_MEMBER = "--replicas=0";

    private final TestNamespace namespace;

    DocumentedCommandsTest(TestNamespace namespace) {
        this.namespace = namespace;
    }

    @Test
    @Order(3)
    void troubleshooting() {
        Cluster cluster = namespace.cluster("sick");
        namespace.kubernetes().objectStore().createSecret(namespace);
        cluster.apply(Spec.of("sick", MEMBERS)
                .with("/spec/pgbouncer", "{enabled: true}")
                .with(
                        "/spec/backup",
                        "{schedule: \"0 2 * * *\", destination: %s}"
                                .formatted(namespace.kubernetes().objectStore().destination(namespace))));
        cluster.awaitHealthy(MEMBERS);
        cluster.backup("first");
        List<String> commands = new ArrayList<>(DocumentedCommands.of("docs/TROUBLESHOOTING.md"));
        assertThat(commands).hasSizeGreaterThan(15);
        // Those after it need members that run.
        commands.sort(
                (one, other) -> Boolean.compare(one.contains(STOPS_EVERY_MEMBER), other.contains(STOPS_EVERY_MEMBER)));

        for (String command : commands) {
            BEFORE.forEach((part, before) -> {
                if (command.contains(part)) {
                    run(cluster, before);
                    cluster.awaitHealthy(MEMBERS);
                }
            });
            run(cluster, command);
            if (command.contains(STOPS_EVERY_MEMBER)) {
                cluster.scale(MEMBERS);
            }
            cluster.awaitHealthy(MEMBERS);
        }
        cluster.applied().delete(id -> true);
    }

    private static void run(Cluster cluster, String command) {
        String member = cluster.members().stream()
                .filter(one -> !one.isLeader())
                .findFirst()
                .orElseThrow()
                .name();
        String here = command.replaceAll("\\bNS\\b", cluster.namespace().name())
                .replaceAll("\\bNAME\\b", cluster.name())
                .replaceAll("\\bMEMBER\\b", member);
        Shell.atRootOfCheckout("set -o pipefail; " + answered(here, "y"));
    }

    /** What a person would type. */
    private static String answered(String command, String answer) {
        return command.contains(" -it ") ? "echo '" + answer + "' | " + command.replace(" -it ", " -i ") : command;
    }

    @Test
    @Order(1)
    void readmeWithTheOperator() {
        Cluster cluster = namespace.cluster("ha");
        Shell.atRootOfCheckout("kubectl apply --server-side --force-conflicts -f charts/postgres-operator/crds/");
        try (OperatorProcess operator = OperatorProcess.start(namespace)) {
            List<String> commands = readme().stream()
                    .filter(command -> command.contains("pgc ha") || command.contains("-f examples"))
                    .filter(command -> !command.contains("render"))
                    .toList();
            assertThat(commands).hasSize(2);

            readInThisNamespace(commands.get(0));
            cluster.awaitHealthy(MEMBERS);
            assertThat(readInThisNamespace("timeout 15 " + commands.get(1) + " || [ $? = 124 ]"))
                    .contains("Running");
            assertThat(operator.isAlive()).isTrue();
            readInThisNamespace("kubectl -n demo delete pgc ha --cascade=foreground");
        }
    }

    /** On the volumes and with the passwords that the operator left. */
    @Test
    @Order(2)
    void readmeWithoutTheOperator() {
        Cluster cluster = namespace.cluster("ha");
        List<String> commands = readme();
        List<String> direct = commands.subList(
                commands.indexOf(commands.stream()
                        .filter(command -> command.startsWith("./pgc render"))
                        .findFirst()
                        .orElseThrow()),
                commands.size());
        assertThat(direct).hasSize(4);

        direct.forEach(this::readInThisNamespace);

        cluster.awaitHealthy(MEMBERS);
    }

    /** The namespace exists. */
    private static List<String> readme() {
        return DocumentedCommands.of("README.md").stream()
                .filter(command -> !command.startsWith("kubectl create namespace"))
                .toList();
    }

    private String readInThisNamespace(String command) {
        String images = " --image postgres=" + namespace.kubernetes().image(ImageRole.POSTGRES) + " --image kubectl="
                + namespace.kubernetes().image(ImageRole.KUBECTL);
        String example = "sed 's/namespace: demo/namespace: " + namespace.name() + "/' examples/ha/cluster.yaml | ";
        boolean readsTheExample = command.contains("examples/ha/cluster.yaml");
        String here = command.replace("-n demo", "-n " + namespace.name())
                .replace("--secrets", images + " --secrets")
                .replace("examples/ha/cluster.yaml", "-");
        return Shell.atRootOfCheckout(
                "set -o pipefail; " + (readsTheExample ? example : "") + answered(here, "SELECT 1"));
    }
}
