package com.example.postgres.proof.access;

import com.example.postgres.model.MountPaths;
import com.example.postgres.model.Names;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.access.Grants.Grant;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The proof that only the container {@code postgres} is superuser: no other one has its uid, which PostgreSQL trusts, or a
 * token with which it could change Patroni's configuration. Containers that mount its data or its socket are named.
 */
public final class SidecarProof {

    static final String SERVER = "postgres";
    private static final List<String> OWN_CONTAINERS = List.of("pgbouncer", "exporter");
    private static final String SOCKETS = "/var/run/postgresql";

    /** What the volumes that the postgres container mounts at these paths give to a container. */
    private static final Map<String, String> SENSITIVE = sensitive();

    private final ObjectSet set;
    private final List<Grant> grants;
    private final FactTable.Builder facts = FactTable.of("namespace", "pods", "container", "uid", "token", "mounts");
    private final List<Violation> findings = new ArrayList<>();

    private SidecarProof(ObjectSet set) {
        this.set = set;
        this.grants = Grants.of(set).all();
    }

    private static Map<String, String> sensitive() {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(MountPaths.DATA_VOLUME, "the data of the database");
        contents.put(SOCKETS, "PostgreSQL's socket");
        contents.put("/credentials", "the superuser's password");
        contents.put("/etc/patroni", "the superuser's password");
        contents.put("/tmp", "passwords of the cluster");
        return contents;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        SidecarProof proof = new SidecarProof(set);
        set.templates().forEach(proof::check);
        return new Proof("sidecars", "Containers beside PostgreSQL", proof.facts.build(), proof.findings);
    }

    private void check(PodTemplate pod) {
        boolean mayConfigure = mayConfigure(pod);
        for (Value container : pod.containers()) {
            String name = container.get("name").text();
            boolean hasToken = ApiToken.isIn(container, pod, set);
            boolean isServer = pod.isMember() && name.equals(SERVER);
            if (pod.isMember()) {
                Map<String, Value> mounts = isServer ? Map.of() : sensitiveMounts(container, pod);
                facts.row(
                        pod.namespace(),
                        pod,
                        name,
                        uid(container, pod).stream()
                                .mapToObj(String::valueOf)
                                .findFirst()
                                .orElse("of the image"),
                        hasToken ? "yes" : "no",
                        mounts.isEmpty() ? "-" : String.join(", ", mounts.keySet()));
                if (!isServer) {
                    checkUser(container, pod);
                    checkMounts(name, mounts);
                }
            }
            if (hasToken && mayConfigure && !isServer) {
                findings.add(container.error(
                        "sidecars.token",
                        "has a token of the ServiceAccount " + Account.of(pod)
                                + ", which may change Patroni's configuration, and so run programs as PostgreSQL: only"
                                + " the container postgres of the members may have one"));
            }
        }
    }

    /** Whether the account of the pod may change the state of a cluster whose members have the account. */
    private boolean mayConfigure(PodTemplate pod) {
        Account account = Account.of(pod);
        return set.templates().stream()
                .filter(members -> members.isMember() && Account.of(members).equals(account))
                .flatMap(members -> new Names(members.cluster()).dcsConfigMaps().stream())
                .map(state -> new Permission("", "configmaps", state, "patch"))
                .anyMatch(permission -> grants.stream()
                        .anyMatch(grant ->
                                grant.account().equals(account) && grant.rule().allows(permission)));
    }

    /** An init container that ends before the members start cannot log in to them. */
    private void checkUser(Value container, PodTemplate pod) {
        boolean endsBefore = container.path().toString().contains(".initContainers[")
                && !container.get("restartPolicy").text().equals("Always");
        OptionalInt user = uid(container, pod);
        if (endsBefore) {
            return;
        }
        if (user.isEmpty()) {
            findings.add(container.error(
                    "sidecars.uid", "runs as the user of its image, which may be PostgreSQL's: set runAsUser"));
        } else if (user.equals(serverUid(pod))) {
            findings.add(container.error(
                    "sidecars.uid",
                    "has PostgreSQL's uid " + user.getAsInt()
                            + ", which is superuser without a password: set another runAsUser"));
        }
    }

    private void checkMounts(String container, Map<String, Value> mounts) {
        mounts.forEach((path, mount) -> {
            if (!OWN_CONTAINERS.contains(container)) {
                findings.add(mount.warning(
                        "sidecars.mount", "gives the container " + container + " " + SENSITIVE.get(path)));
            } else if (!path.equals(SOCKETS)) {
                findings.add(
                        mount.error("sidecars.mount", "gives the container " + container + " " + SENSITIVE.get(path)));
            } else if (!mount.get("readOnly").isTrue()) {
                findings.add(mount.error(
                        "sidecars.mount",
                        "lets the container " + container + " replace PostgreSQL's socket: set readOnly"));
            }
        });
    }

    /** Mounts of the container by the path at which the postgres container mounts the same volume. */
    private static Map<String, Value> sensitiveMounts(Value container, PodTemplate pod) {
        Map<String, String> paths = pod.containers().stream()
                .filter(other -> other.get("name").text().equals(SERVER))
                .flatMap(server -> server.get("volumeMounts").items().stream())
                .filter(mount -> SENSITIVE.containsKey(mount.get("mountPath").text()))
                .collect(Collectors.toMap(
                        mount -> mount.get("name").text(),
                        mount -> mount.get("mountPath").text(),
                        (first, second) -> first));
        Map<String, Value> mounts = new LinkedHashMap<>();
        for (Value mount : container.get("volumeMounts").items()) {
            String path = paths.get(mount.get("name").text());
            if (path != null) {
                mounts.put(path, mount);
            }
        }
        return mounts;
    }

    private static OptionalInt serverUid(PodTemplate pod) {
        return pod.containers().stream()
                .filter(container -> container.get("name").text().equals(SERVER))
                .map(server -> uid(server, pod))
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt uid(Value container, PodTemplate pod) {
        OptionalInt own = container.get("securityContext", "runAsUser").number();
        return own.isPresent()
                ? own
                : pod.spec().get("securityContext", "runAsUser").number();
    }
}
