package com.example.postgres.proof.access;

import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Names;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The requests that the pods of each component send to the API server. A new request of a script needs a new row. */
final class RequiredPermissions {

    private static final List<String> ANY = List.of("");

    private static final String PATRONI = "https://patroni.readthedocs.io/en/latest/kubernetes.html";
    private static final String BACKUP = "templates/backup/scripts/base-backup.sh";
    private static final String EXEC = "templates/backup/cronjob.yaml.hbs";

    /**
     * One line of the table.
     *
     * @param component of the pods
     * @param verbs of the requests
     * @param resource with its subresource, of the core group
     * @param names of the objects; the empty name for any, none when the pods send no such request
     * @param why the pods need it
     * @param source that sends it
     */
    private record Row(
            String component,
            List<String> verbs,
            String resource,
            Function<PodContext, List<String>> names,
            String why,
            String source) {}

    private static final List<Row> ROWS = List.of(
            row(
                    Component.POSTGRES,
                    "list watch",
                    "configmaps",
                    context -> ANY,
                    "follow the state of the cluster",
                    PATRONI),
            row(Component.POSTGRES, "get patch", "configmaps", PodContext::state, "hold the leader lock", PATRONI),
            row(Component.POSTGRES, "list watch", "pods", context -> ANY, "find the other members", PATRONI),
            row(Component.POSTGRES, "get patch", "pods", PodContext::members, "label the pod with its role", PATRONI),
            row(
                    Component.POSTGRES,
                    "get patch",
                    "configmaps",
                    PodContext::backupOutcome,
                    "hold the lock of backups and record their outcome",
                    BACKUP),
            row(
                    Component.POSTGRES,
                    "patch",
                    "configmaps",
                    PodContext::backupOutcome,
                    "say whether WAL reaches the archive",
                    "templates/backup/scripts/archive-status.sh"),
            row(
                    Component.POSTGRES,
                    "get",
                    "persistentvolumeclaims",
                    PodContext::claimsWithArchive,
                    "tell a kept volume from a copy of it",
                    "templates/backup/scripts/archive-guard.sh"),
            row(
                    Component.BACKUP,
                    "get",
                    "services",
                    PodContext::services,
                    "find the member that runs the backup",
                    EXEC),
            row(Component.BACKUP, "list", "pods", context -> ANY, "find the member that runs the backup", EXEC),
            row(Component.BACKUP, "get", "pods", PodContext::members, "find the container that runs the backup", EXEC),
            row(
                    Component.BACKUP,
                    "create get",
                    "pods/exec",
                    PodContext::members,
                    "start backup.sh in the member",
                    EXEC),
            row(
                    Component.CREDENTIALS,
                    "create",
                    "secrets",
                    context -> ANY,
                    "create the passwords",
                    "templates/credentials/scripts/create-credentials.sh"),
            row(
                    Component.VERIFY,
                    "patch",
                    "configmaps",
                    context -> List.of(context.names().backup()),
                    "record the outcome of a restore drill",
                    "templates/verify/scripts/verify.sh"));

    private static Row row(
            Component component,
            String verbs,
            String resource,
            Function<PodContext, List<String>> names,
            String why,
            String source) {
        return new Row(component.value(), List.of(verbs.split(" ", -1)), resource, names, why, source);
    }

    private RequiredPermissions() {}

    /** Whether the table covers such pods. */
    static boolean knows(PodTemplate pod) {
        return ROWS.stream().anyMatch(row -> row.component().equals(pod.component()));
    }

    /** The permissions that the pods need. */
    static List<RequiredPermission> of(PodTemplate pod, ObjectSet set) {
        PodContext context = new PodContext(pod, set);
        List<RequiredPermission> required = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.component().equals(pod.component())) {
                for (String name : row.names().apply(context)) {
                    for (String verb : row.verbs()) {
                        required.add(new RequiredPermission(
                                new Permission("", row.resource(), name, verb), row.why(), row.source()));
                    }
                }
            }
        }
        return required;
    }

    /**
     * Pods and the objects of their cluster.
     *
     * @param pod whose requests are listed
     * @param set with the other objects of the cluster
     */
    private record PodContext(PodTemplate pod, ObjectSet set) {

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

        List<String> claimsWithArchive() {
            return backupOutcome().isEmpty()
                    ? List.of()
                    : members().stream().map(member -> "pgdata-" + member).toList();
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

    /**
     * A request that a pod sends to the API server.
     *
     * @param permission that the request needs
     * @param why as it ends the sentence "... needs it to"
     * @param source the file that sends the request
     */
    record RequiredPermission(Permission permission, String why, String source) {}
}
