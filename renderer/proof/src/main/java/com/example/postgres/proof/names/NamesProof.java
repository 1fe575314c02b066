package com.example.postgres.proof.names;

import com.example.postgres.model.Labels;
import com.example.postgres.model.Names;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names and namespaces in texts are those of the objects. Kustomize and other tools that set a namespace or a prefix change
 * objects and the references that they know, not arguments, addresses, expressions and configuration.
 *
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">Kustomization file</a>
 */
public final class NamesProof {

    private static final String NAMESPACE_CURE = ": render for this namespace instead, with metadata.namespace or -n";
    private static final String NAME_CURE = ": render with this name instead";

    /** {@code namespace="shop"} in PromQL, also inside of JSON. */
    private static final Pattern METRIC_NAMESPACE = Pattern.compile("\\bnamespace=~?\\\\?\"([a-z0-9-]+)");

    private static final Pattern NAMESPACE_ARGUMENT = Pattern.compile("^(?:--namespace|-n)[= ]([a-z0-9-]+)$");

    private static final Pattern SCOPE = Pattern.compile("(?m)^scope: [\"']?([^\"'\\s]+)");

    private static final Pattern SELECTED_CLUSTER =
            Pattern.compile(Pattern.quote(Labels.CLUSTER) + "=([A-Za-z0-9.-]+)");

    private final ObjectSet set;
    private final FactTable.Builder facts = FactTable.of("namespace", "cluster", "members", "service");
    private final List<Violation> findings = new ArrayList<>();

    private NamesProof(ObjectSet set) {
        this.set = set;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        NamesProof proof = new NamesProof(set);
        set.templates().stream().filter(PodTemplate::isMember).forEach(proof::checkMembers);
        set.objects().stream().filter(object -> !object.cluster().isEmpty()).forEach(proof::checkObject);
        return new Proof("names", "Names and namespaces", proof.facts.build(), proof.findings);
    }

    private void checkMembers(PodTemplate members) {
        KubernetesObject owner = members.owner();
        Value service = owner.get("spec", "serviceName");
        facts.row(members.namespace(), members.cluster(), members, service.text());
        if (!owner.isA("StatefulSet")) {
            return;
        }
        if (!owner.id().name().equals(members.cluster())) {
            findings.add(owner.get("metadata", "name")
                    .error(
                            "names.renamed",
                            "Patroni, the scripts and the permissions know the cluster as \"" + members.cluster() + "\""
                                    + NAME_CURE));
        }
        if (set.find("Service", members.namespace(), service.text()).isEmpty()) {
            findings.add(service.error("names.service", "no Service of that name is in the set and namespace: add it"));
        }
        findings.addAll(Wiring.findings(set, members));
    }

    private void checkObject(KubernetesObject object) {
        String cluster = object.cluster();
        String name = object.id().name();
        if (!name.equals(cluster) && !name.startsWith(cluster + "-") && !object.isA("StatefulSet")) {
            findings.add(object.get("metadata", "name")
                    .error(
                            "names.renamed",
                            "the cluster looks for an object of the name of its label, \"" + cluster + "\""
                                    + NAME_CURE));
        }
        object.root().fields().forEach((field, value) -> {
            if (!field.equals("metadata")) {
                check(value);
            }
        });
    }

    private void check(Value value) {
        value.items().forEach(this::check);
        value.fields().values().forEach(this::check);
        String text = value.text();
        if (text.isEmpty()) {
            return;
        }
        KubernetesObject object = value.object();
        if (object.isA("ConfigMap")) {
            checkConfiguration(value);
        } else {
            checkAddresses(value);
            checkNamespace(value, NAMESPACE_ARGUMENT.matcher(text));
            checkCluster(value, SELECTED_CLUSTER.matcher(text));
            if (isAlertLabel(value)) {
                checkNamespace(value, Pattern.compile("^(.*)$").matcher(text));
            }
        }
        checkNamespace(value, METRIC_NAMESPACE.matcher(text));
    }

    /** Only what names the cluster itself: a standby cluster's configuration names another one. */
    private void checkConfiguration(Value value) {
        String cluster = value.object().cluster();
        if (value.object().id().name().endsWith(new Names(cluster).patroniConfigMap())) {
            checkCluster(value, SCOPE.matcher(value.text()));
        }
    }

    private void checkCluster(Value value, Matcher found) {
        String cluster = value.object().cluster();
        if (found.find() && !found.group(1).equals(cluster)) {
            findings.add(value.error(
                    "names.cluster",
                    "names the cluster \"" + found.group(1) + "\", not \"" + cluster + "\"" + NAME_CURE));
        }
    }

    /** Addresses of the cluster's own Services: {@code orders-headless.shop.svc}. */
    private void checkAddresses(Value value) {
        Names names = new Names(value.object().cluster());
        String namespace = value.object().id().namespace();
        for (String service :
                List.of(names.cluster(), names.primaryService(), names.replicaService(), names.headlessService())) {
            Matcher address = Pattern.compile("(?<![a-z0-9-])" + Pattern.quote(service) + "\\.([a-z0-9-]+)\\.svc\\b")
                    .matcher(value.text());
            while (address.find()) {
                if (!ObjectSet.isSameNamespace(namespace, address.group(1))) {
                    findings.add(value.error(
                            "names.namespace",
                            "is the address of a Service in the namespace \"" + address.group(1) + "\", not \""
                                    + namespace + "\"" + NAMESPACE_CURE));
                } else if (set.find("Service", namespace, service).isEmpty()) {
                    findings.add(value.error("names.service", "no Service " + service + " is in the set" + NAME_CURE));
                }
            }
        }
    }

    private void checkNamespace(Value value, Matcher found) {
        String namespace = value.object().id().namespace();
        while (found.find()) {
            if (!ObjectSet.isSameNamespace(namespace, found.group(1))) {
                findings.add(value.error(
                        "names.namespace",
                        "names the namespace \"" + found.group(1) + "\", not \"" + namespace + "\"" + NAMESPACE_CURE));
                return;
            }
        }
    }

    private static boolean isAlertLabel(Value value) {
        return value.object().isA("PrometheusRule") && value.path().toString().endsWith(".labels.namespace");
    }
}
