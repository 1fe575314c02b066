package com.example.postgres.proof.network;

import com.example.postgres.model.Labels;
import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.syntax.IpBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of {@code from} or {@code to} of a rule.
 *
 * @param value in the policy
 * @param policyNamespace in which a peer without namespaces has its pods
 */
record Peer(Value value, String policyNamespace) {

    /** https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    /** Whether it is the end of a connection. */
    Match matches(Endpoint end, ObjectSet set) {
        if (value.get("ipBlock").exists()) {
            return matchesBlock(end);
        }
        Value namespaces = value.get("namespaceSelector");
        Value pods = value.get("podSelector");
        boolean namesPods = namespaces.exists() || pods.exists();
        if (!namesPods || end.location() == Endpoint.Location.OUTSIDE) {
            return Match.NO;
        }
        Match inNamespace = namespaces.exists() ? matchesNamespace(namespaces, end, set) : isInNamespace(end);
        return pods.exists() ? inNamespace.and(matchesPod(pods, end)) : inNamespace;
    }

    /** Whether every pod or even every address is meant. */
    boolean isAnyone() {
        Value namespaces = value.get("namespaceSelector");
        Value pods = value.get("podSelector");
        boolean isAnyPod = namespaces.node().isObject()
                && namespaces.node().isEmpty()
                && (!pods.exists() || pods.node().isEmpty());
        return isAnyPod || isEveryAddress();
    }

    /** Whether only pods of the same cluster and component are meant. */
    boolean isOnly(PodTemplate pods) {
        Map<String, String> labels = value.get("podSelector", "matchLabels").textFields();
        return !value.get("namespaceSelector").exists()
                && pods.cluster().equals(labels.get(Labels.CLUSTER))
                && pods.component().equals(labels.get(Labels.COMPONENT));
    }

    private Match isInNamespace(Endpoint end) {
        return end.location() == Endpoint.Location.UNKNOWN
                ? Match.PERHAPS
                : Match.of(ObjectSet.isSameNamespace(policyNamespace, end.namespace()));
    }

    private static Match matchesNamespace(Value selector, Endpoint end, ObjectSet set) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (!end.namespace().isEmpty()) {
            labels.put(NAMESPACE_NAME, end.namespace());
        }
        Optional<KubernetesObject> namespace = set.find("Namespace", "", end.namespace());
        namespace.ifPresent(
                found -> labels.putAll(found.get("metadata", "labels").textFields()));
        LabelSelector labelSelector = new LabelSelector(selector);
        return namespace.isPresent() ? Match.of(labelSelector.selects(labels)) : labelSelector.selectsPerhaps(labels);
    }

    private static Match matchesPod(Value selector, Endpoint end) {
        LabelSelector labelSelector = new LabelSelector(selector);
        return end.location() == Endpoint.Location.SET
                ? Match.of(labelSelector.selects(end.labels()))
                : labelSelector.selectsPerhaps(end.labels());
    }

    private Match matchesBlock(Endpoint end) {
        Value block = value.get("ipBlock");
        Optional<IpBlock> network = IpBlock.parse(block.get("cidr").text());
        if (network.isEmpty()) {
            return Match.NO;
        }
        if (isEveryAddress()) {
            return Match.YES;
        }
        if (end.address().isEmpty()) {
            return Match.PERHAPS;
        }
        IpBlock address = new IpBlock(end.address().get(), end.address().get().width());
        boolean isLeftOut = block.get("except").texts().stream()
                .flatMap(text -> IpBlock.parse(text).stream())
                .anyMatch(except -> except.contains(address));
        return Match.of(network.get().contains(address) && !isLeftOut);
    }

    private boolean isEveryAddress() {
        Value block = value.get("ipBlock");
        return block.get("except").items().isEmpty()
                && IpBlock.parse(block.get("cidr").text())
                        .filter(network -> network.prefix() == 0)
                        .isPresent();
    }

    @Override
    public String toString() {
        if (value.get("ipBlock").exists()) {
            return value.get("ipBlock", "cidr").text();
        }
        String namespaces = selector(value.get("namespaceSelector"));
        String pods = selector(value.get("podSelector"));
        return namespaces.isEmpty()
                ? "pods " + pods
                : "namespaces " + namespaces + (pods.isEmpty() ? "" : " pods " + pods);
    }

    private static String selector(Value selector) {
        if (!selector.exists()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        selector.get("matchLabels")
                .textFields()
                .forEach((key, label) -> text.append(text.isEmpty() ? "" : ",")
                        .append(key)
                        .append('=')
                        .append(label));
        for (Value expression : selector.get("matchExpressions").items()) {
            text.append(text.isEmpty() ? "" : ",")
                    .append(expression.get("key").text())
                    .append(' ')
                    .append(expression.get("operator").text())
                    .append(' ')
                    .append(expression.get("values").texts());
        }
        return text.isEmpty() ? "*" : text.toString();
    }
}
