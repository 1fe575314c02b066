package com.example.postgres.proof.network;

import com.example.postgres.model.Labels;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.syntax.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One end of a connection.
 *
 * @param name for display
 * @param address when it is known
 * @param location where it is
 * @param namespace of a pod
 * @param labels of a pod, as far as they are known
 * @param ports of a pod by name
 */
record Endpoint(
        String name,
        Optional<IpAddress> address,
        Location location,
        String namespace,
        Map<String, String> labels,
        Map<String, Integer> ports) {

    private static final int SERVICE_WITH_NAMESPACE = 2;

    /** Where it is. */
    enum Location {
        /** Pods of the set, whose labels are all known. */
        SET,
        /** Pods of a namespace, whose labels are not all known. */
        NAMESPACE,
        /** A name that may be that of a Service or of a host. */
        UNKNOWN,
        /** No pod that a selector could name. */
        OUTSIDE
    }

    /** The pods; members once for each role that Patroni may give them by a label. */
    static List<Endpoint> of(PodTemplate pod) {
        List<Endpoint> endpoints = new ArrayList<>();
        List<String> roles = !pod.isMember()
                ? List.of("")
                : pod.replicas() > 1 ? List.of(Labels.PRIMARY, Labels.REPLICA) : List.of(Labels.PRIMARY);
        for (String role : roles) {
            Map<String, String> labels = new LinkedHashMap<>(pod.labels());
            if (!role.isEmpty()) {
                labels.put(Labels.ROLE, role);
            }
            endpoints.add(new Endpoint(
                    pod.toString(), Optional.empty(), Location.SET, pod.namespace(), labels, pod.namedPorts()));
        }
        return endpoints;
    }

    /** The cluster's DNS, as every common distribution runs it. */
    static Endpoint dns() {
        return new Endpoint(
                "DNS", Optional.empty(), Location.NAMESPACE, "kube-system", Map.of("k8s-app", "kube-dns"), Map.of());
    }

    /** The API server, which no selector can name. */
    static Endpoint apiServer() {
        return new Endpoint("API server", Optional.empty(), Location.OUTSIDE, "", Map.of(), Map.of());
    }

    /** A host by name or address, as pods of the namespace resolve it. */
    static Endpoint remote(String host, String namespace) {
        Optional<IpAddress> address = IpAddress.parse(host.replaceAll("^\\[|]$", ""));
        List<String> parts = List.of(host.split("\\.", -1));
        if (address.isPresent()) {
            return new Endpoint(host, address, Location.OUTSIDE, "", Map.of(), Map.of());
        }
        if (parts.size() == 1) {
            return new Endpoint(host, address, Location.NAMESPACE, namespace, Map.of(), Map.of());
        }
        if (parts.size() > SERVICE_WITH_NAMESPACE
                && parts.get(SERVICE_WITH_NAMESPACE).equals("svc")) {
            return new Endpoint(host, address, Location.NAMESPACE, parts.get(1), Map.of(), Map.of());
        }
        Location location = parts.size() == SERVICE_WITH_NAMESPACE ? Location.UNKNOWN : Location.OUTSIDE;
        return new Endpoint(host, address, location, "", Map.of(), Map.of());
    }
}
