package com.example.postgres.proof.access;

import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Names;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the pods of each component ask of the API server. Whoever adds a request to a script, or a component, adds a row.
 */
final class Needs {

    private static final List<String> ANY = List.of("");

    private static final String PATRONI = "https://patroni.readthedocs.io/en/latest/kubernetes.html";
    private static final String BACKUP = "templates/backup/scripts/backup.sh";
    private static final String EXEC = "templates/backup/cronjob.yaml.hbs";

    /**
     * One line of the table.
     *
     * @param component of the pods that ask
     * @param verbs of the requests
     * @param resource with its subresource, of the core group
     * @param names of the objects, none when nobody asks
     * @param why it is asked
     * @param source what asks
     */
    private record Row(
            String component,
            List<String> verbs,
            String resource,
            Function<Asker, List<String>> names,
            String why,
            String source) {}

    private static final List<Row> ROWS = List.of(
            row(
                    Component.POSTGRES,
                    "list watch",
                    "configmaps",
                    asker -> ANY,
                    "follow the state of the cluster",
                    PATRONI),
            row(Component.POSTGRES, "get patch", "configmaps", Asker::state, "hold the leader lock", PATRONI),
            row(Component.POSTGRES, "list watch", "pods", asker -> ANY, "find the other members", PATRONI),
            row(Component.POSTGRES, "get patch", "pods", Asker::members, "label the pod with its role", PATRONI),
            row(Component.POSTGRES, "patch", "configmaps", Asker::backupOutcome, "leave a backup's outcome", BACKUP),
            row(
                    Component.POSTGRES,
                    "get",
                    "configmaps",
                    Asker::watchedOutcome,
                    "tell the metrics of backups",
                    "templates/metrics/scripts/member-status.sh"),
            row(Component.BACKUP, "get", "services", Asker::services, "find the member that makes the backup", EXEC),
            row(Component.BACKUP, "list", "pods", asker -> ANY, "find the member that makes the backup", EXEC),
            row(Component.BACKUP, "get", "pods", Asker::members, "find the container that makes the backup", EXEC),
            row(Component.BACKUP, "create get", "pods/exec", Asker::members, "start backup.sh in the member", EXEC),
            row(
                    Component.CREDENTIALS,
                    "create",
                    "secrets",
                    asker -> ANY,
                    "make the passwords",
                    "templates/credentials/scripts/create-credentials.sh"),
            row(
                    Component.VERIFY,
                    "patch",
                    "configmaps",
                    asker -> List.of(asker.names().backup()),
                    "leave a restore drill's outcome",
                    "templates/verify/scripts/verify.sh"));

    private static Row row(
            Component component,
            String verbs,
            String resource,
            Function<Asker, List<String>> names,
            String why,
            String source) {
        return new Row(component.value(), List.of(verbs.split(" ", -1)), resource, names, why, source);
    }

    private Needs() {}

    /** Whether the table says what such pods ask. */
    static boolean knows(PodTemplate pod) {
        return ROWS.stream().anyMatch(row -> row.component().equals(pod.component()));
    }

    /** What the pods ask. */
    static List<Need> of(PodTemplate pod, ObjectSet set) {
        Asker asker = new Asker(pod, set);
        List<Need> needs = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.component().equals(pod.component())) {
                for (String name : row.names().apply(asker)) {
                    for (String verb : row.verbs()) {
                        needs.add(new Need(new Permission("", row.resource(), name, verb), row.why(), row.source()));
                    }
                }
            }
        }
        return needs;
    }

    /**
     * Pods that ask, with what the set says about their cluster.
     *
     * @param pod that asks
     * @param set with the other objects of the cluster
     */
    private record Asker(PodTemplate pod, ObjectSet set) {

        Names names() {
            return new Names(pod.cluster());
        }

        List<String> state() {
            return names().dcsConfigMaps();
        }

        List<String> members() {
            return ofCluster()
                    .filter(PodTemplate::isMember)
                    .filter(members -> members.owner().isA("StatefulSet"))
                    .flatMap(members -> new Names(members.owner().id().name()).pods(members.replicas()).stream())
                    .toList();
        }

        List<String> backupOutcome() {
            return ofCluster().anyMatch(other -> other.component().equals(Component.BACKUP.value()))
                    ? List.of(names().backup())
                    : List.of();
        }

        List<String> watchedOutcome() {
            return pod.containers().stream()
                            .anyMatch(container -> container.get("name").text().equals("exporter"))
                    ? backupOutcome()
                    : List.of();
        }

        /** {@code kubectl exec service/NAME} */
        List<String> services() {
            return pod.containers().stream()
                    .flatMap(container -> container.get("args").texts().stream())
                    .filter(argument -> argument.startsWith("service/"))
                    .map(argument -> argument.substring("service/".length()))
                    .toList();
        }

        private Stream<PodTemplate> ofCluster() {
            return set.templates().stream()
                    .filter(other -> other.cluster().equals(pod.cluster())
                            && ObjectSet.isSameNamespace(other.namespace(), pod.namespace()));
        }
    }
}
