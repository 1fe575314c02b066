package com.example.postgres.proof.network;

import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.MountPaths;
import com.example.postgres.model.Names;
import com.example.postgres.model.PatroniModel;
import com.example.postgres.model.PostgresModel;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.source.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The connections that the pods of PostgresClusters open, from what the objects of the set say. */
final class NeededFlows {

    private static final Set<String> CALLERS_OF_THE_API_SERVER = Set.of(
            Component.POSTGRES.value(),
            Component.BACKUP.value(),
            Component.CREDENTIALS.value(),
            Component.VERIFY.value());

    /** Of the cluster's own Service, and of API servers that are not behind a balancer. */
    private static final Ports API_SERVER = Ports.tcp(443, 6443);

    /** https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy#network-policy-and-workload-identity */
    private static final Ports GOOGLE_METADATA = Ports.tcp(80, 988);

    private static final String METADATA_SERVER = "169.254.169.254";
    private static final int DNS_PORT = 53;

    private final ObjectSet set;
    private final List<Flow> flows = new ArrayList<>();

    private NeededFlows(ObjectSet set) {
        this.set = set;
    }

    static List<Flow> of(ObjectSet set) {
        NeededFlows needed = new NeededFlows(set);
        set.templates().forEach(needed::add);
        return needed.flows;
    }

    private void add(PodTemplate pod) {
        if (CALLERS_OF_THE_API_SERVER.contains(pod.component())) {
            flows.add(Flow.of(pod, Endpoint.dns(), new Ports("UDP", List.of(DNS_PORT)), "names are not resolved"));
            flows.add(Flow.of(pod, Endpoint.dns(), Ports.tcp(DNS_PORT), "long DNS responses are lost"));
            flows.add(Flow.of(
                    pod,
                    Endpoint.apiServer(),
                    API_SERVER,
                    pod.isMember() ? "Patroni demotes the primary" : "its requests to the API fail"));
        }
        if (pod.isMember()) {
            addMember(pod);
        }
        if (pod.component().equals(Component.VERIFY.value())) {
            addArchive(pod, ArchiveSettings.OWN, MountPaths.ARCHIVE);
        }
    }

    private void addMember(PodTemplate pod) {
        if (pod.replicas() > 1) {
            List<Endpoint> members = Endpoint.of(pod);
            int postgres = pod.namedPorts().getOrDefault("postgresql", PostgresModel.PORT);
            int patroni = pod.namedPorts().getOrDefault("patroni", PatroniModel.PORT);
            flows.add(new Flow(pod, members, Ports.tcp(postgres), "nothing is replicated", Severity.ERROR));
            flows.add(new Flow(
                    pod, members, Ports.tcp(patroni), "members cannot agree on a new primary", Severity.ERROR));
        }
        addArchive(pod, ArchiveSettings.OWN, MountPaths.ARCHIVE);
        addArchive(pod, ArchiveSettings.SOURCE, MountPaths.SOURCE_ARCHIVE);
        addStandbySource(pod);
    }

    private void addArchive(PodTemplate pod, String file, String mounts) {
        ArchiveSettings.of(set, pod.namespace(), pod.cluster(), file).ifPresent(settings -> {
            String why = file.equals(ArchiveSettings.OWN) ? "nothing is archived" : "nothing can be restored";
            settings.store()
                    .ifPresent(store -> flows.add(Flow.of(
                            pod, Endpoint.remote(store.host(), pod.namespace()), Ports.tcp(store.port()), why)));
            if (!hasCredentials(pod, mounts)) {
                flows.add(new Flow(
                        pod,
                        List.of(Endpoint.remote(METADATA_SERVER, pod.namespace())),
                        settings.isGoogle() ? GOOGLE_METADATA : Ports.tcp(80),
                        "the credentials of a cloud workload identity are not available",
                        Severity.WARNING));
            }
        });
    }

    /** Without a Secret the credentials come from a service of the cloud on the node. */
    private static boolean hasCredentials(PodTemplate pod, String mounts) {
        return pod.containers().stream()
                .flatMap(container -> container.get("volumeMounts").items().stream())
                .anyMatch(mount -> mount.get("mountPath").text().equals(mounts + "/credentials"));
    }

    /** https://patroni.readthedocs.io/en/latest/standby_cluster.html */
    private void addStandbySource(PodTemplate pod) {
        String configuration = set.find("ConfigMap", pod.namespace(), new Names(pod.cluster()).dcsConfig())
                .map(object -> object.get("metadata", "annotations", "config").text())
                .orElse("");
        JsonNode source = PatroniConfiguration.read(configuration).path("standby_cluster");
        List<String> ports = List.of(
                source.path("port").asText(String.valueOf(PostgresModel.PORT)).split(",", -1));
        List<String> hosts = List.of(source.path("host").asText().split(",", -1));
        for (int i = 0; i < hosts.size(); i++) {
            String port = ports.get(Math.min(i, ports.size() - 1)).strip();
            if (!hosts.get(i).isBlank() && port.matches("[0-9]{1,5}")) {
                flows.add(Flow.of(
                        pod,
                        Endpoint.remote(hosts.get(i).strip(), pod.namespace()),
                        Ports.tcp(Integer.parseInt(port)),
                        "the standby cluster does not follow its source"));
            }
        }
    }

    /**
     * A connection that pods of the set need.
     *
     * @param source pods that connect
     * @param destination what they connect to; pods in every role
     * @param ports one of which is enough
     * @param why what stops working without it
     * @param severity of its absence
     */
    record Flow(PodTemplate source, List<Endpoint> destination, Ports ports, String why, Severity severity) {

        static Flow of(PodTemplate source, Endpoint destination, Ports ports, String why) {
            return new Flow(source, List.of(destination), ports, why, Severity.ERROR);
        }

        String target() {
            return destination.get(0).name();
        }
    }
}
