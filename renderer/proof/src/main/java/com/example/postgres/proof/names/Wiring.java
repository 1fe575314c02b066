package com.example.postgres.proof.names;

import com.example.postgres.model.Labels;
import com.example.postgres.model.Labels.Component;
import com.example.postgres.model.Names;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Services that lead to the members of a cluster, and the ConfigMaps that they and Patroni look for. */
final class Wiring {

    private static final String CURE = ": render again";

    private final ObjectSet set;
    private final PodTemplate members;
    private final Names names;
    private final List<Violation> findings = new ArrayList<>();

    private Wiring(ObjectSet set, PodTemplate members) {
        this.set = set;
        this.members = members;
        this.names = new Names(members.cluster());
    }

    /** What is wrong with it. */
    static List<Violation> findings(ObjectSet set, PodTemplate members) {
        Wiring wiring = new Wiring(set, members);
        wiring.checkServices();
        wiring.checkConfigMaps();
        return wiring.findings;
    }

    private void checkServices() {
        Value governing = members.owner().get("spec", "serviceName");
        if (!governing.text().equals(names.headlessService())) {
            findings.add(governing.error(
                    "names.service", "the members have addresses only below " + names.headlessService() + ": set it"));
        }
        require("Service", "names.service", names.primaryService());
        set.in("Service", members.namespace())
                .filter(service -> service.cluster().equals(members.cluster()))
                .forEach(this::checkService);
    }

    private void checkService(KubernetesObject service) {
        String name = service.id().name();
        Value selector = service.get("spec", "selector");
        if (!selector.exists()) {
            return;
        }
        boolean selectsPrimary = selects(selector, Labels.PRIMARY);
        boolean selectsReplicas = selects(selector, Labels.REPLICA);
        boolean isForPrimary = name.equals(names.primaryService()) || name.equals(names.cluster());
        boolean isForReplicas = name.equals(names.replicaService());
        boolean isForAll = name.equals(names.headlessService());
        if ((isForPrimary && (!selectsPrimary || selectsReplicas))
                || (isForReplicas && (selectsPrimary || !selectsReplicas))
                || (isForAll && !(selectsPrimary && selectsReplicas))) {
            findings.add(selector.error(
                    "names.selector",
                    "does not select " + (isForAll ? "the members" : isForPrimary ? "the primary" : "the replicas")
                            + CURE));
        }
        if (selectsPrimary || selectsReplicas) {
            service.get("spec", "ports").items().forEach(this::checkPort);
        }
        if (isForAll) {
            checkHeadless(service);
        }
    }

    private boolean selects(Value selector, String role) {
        Map<String, String> labels = new TreeMap<>(members.labels());
        labels.put(Labels.ROLE, role);
        return labels.entrySet().containsAll(selector.textFields().entrySet());
    }

    private void checkPort(Value port) {
        Value target = port.get("targetPort");
        if (!target.text().isEmpty() && !members.namedPorts().containsKey(target.text())) {
            findings.add(target.error("names.port", "no container of " + members + " has a port of this name" + CURE));
        }
    }

    /** Members find each other by name, also before they are ready. */
    private void checkHeadless(KubernetesObject service) {
        Value address = service.get("spec", "clusterIP");
        if (!address.text().equals("None")) {
            findings.add(address.error("names.service", "a member has a name only in a headless Service: set None"));
        }
        Value early = service.get("spec", "publishNotReadyAddresses");
        if (!early.isTrue()) {
            findings.add(early.error("names.service", "members must find each other before they are ready: set true"));
        }
    }

    private void checkConfigMaps() {
        require("ConfigMap", "names.configuration", names.patroniConfigMap());
        require("ConfigMap", "names.configuration", names.scriptsConfigMap());
        for (String name : names.dcsConfigMaps()) {
            require("ConfigMap", "names.configuration", name);
            set.find("ConfigMap", members.namespace(), name).ifPresent(this::checkLabels);
        }
    }

    /** Patroni lists its ConfigMaps by their labels. */
    private void checkLabels(KubernetesObject map) {
        Value labels = map.get("metadata", "labels");
        Map<String, String> needed = Labels.of(members.cluster(), Component.POSTGRES);
        if (!labels.textFields().entrySet().containsAll(needed.entrySet())) {
            findings.add(labels.error(
                    "names.configuration", "Patroni finds it only by the labels " + needed + ": set them"));
        }
    }

    private void require(String kind, String rule, String name) {
        if (set.find(kind, members.namespace(), name).isEmpty()) {
            findings.add(members.owner()
                    .get("metadata", "name")
                    .error(rule, "its " + kind + " " + name + " is not in the set and namespace" + CURE));
        }
    }
}
