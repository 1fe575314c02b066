package com.example.postgres.proof.access;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.LabelSelector;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Follows every binding of a set from its subjects to its role. */
final class Grants {

    /** They read every Secret of a namespace. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles */
    private static final Set<String> POWERFUL_ROLES = Set.of("cluster-admin", "admin", "edit");

    private static final String ALL_ACCOUNTS = "system:serviceaccounts";
    private static final String USER = "system:serviceaccount:";

    private final ObjectSet set;
    private final Set<Account> accounts;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Violation> findings = new ArrayList<>();

    private Grants(ObjectSet set) {
        this.set = set;
        this.accounts = Account.in(set);
    }

    static Grants of(ObjectSet set) {
        Grants grants = new Grants(set);
        set.ofKind("RoleBinding")
                .forEach(binding -> grants.follow(binding, binding.id().namespace()));
        set.ofKind("ClusterRoleBinding").forEach(binding -> grants.follow(binding, ""));
        return grants;
    }

    List<Grant> all() {
        return grants;
    }

    /** What is wrong with the bindings themselves. */
    List<Violation> findings() {
        return findings;
    }

    private void follow(KubernetesObject binding, String scope) {
        Value reference = binding.get("roleRef");
        String kind = reference.get("kind").text();
        Value name = reference.get("name");
        Optional<KubernetesObject> role = set.find(kind, kind.equals("ClusterRole") ? "" : scope, name.text());
        if (role.isEmpty()) {
            findings.add(roleIsMissing(kind, name, severity(binding)));
        }
        for (Value subject : binding.get("subjects").items()) {
            for (Account account : accounts(subject, severity(binding))) {
                role.ifPresent(found -> rules(found)
                        .forEach(rule ->
                                grants.add(new Grant(account, found, scope, binding.isA("ClusterRoleBinding"), rule))));
            }
        }
        role.map(found -> found.get("aggregationRule"))
                .filter(Value::exists)
                .ifPresent(rule -> findings.add(aggregated(binding, name)));
    }

    /** The controller replaces the rules of an aggregated ClusterRole by those of the ClusterRoles that it selects. */
    private List<Rule> rules(KubernetesObject role) {
        List<Value> selectors =
                role.get("aggregationRule", "clusterRoleSelectors").items();
        Stream<KubernetesObject> roles = role.get("aggregationRule").exists()
                ? set.ofKind("ClusterRole").stream()
                        .filter(other -> selectors.stream()
                                .anyMatch(selector -> new LabelSelector(selector)
                                        .selects(other.get("metadata", "labels").textFields())))
                : Stream.of(role);
        return roles.flatMap(one -> one.get("rules").items().stream())
                .map(Rule::new)
                .toList();
    }

    private Violation aggregated(KubernetesObject binding, Value name) {
        return name.violation(
                severity(binding),
                "rbac.aggregated",
                "every ClusterRole of the Kubernetes cluster with the labels of its aggregationRule adds permissions, so"
                        + " they are unknown: bind a Role of the set");
    }

    /** A binding of the cluster, or to an account of its pods, must hold; others are listed. */
    private Severity severity(KubernetesObject binding) {
        boolean isOfCluster = !binding.cluster().isEmpty()
                || binding.get("subjects").items().stream()
                        .flatMap(subject -> accounts(subject).stream())
                        .flatMap(account -> account.pods(set).stream())
                        .anyMatch(PodTemplate::isOfCluster);
        return isOfCluster ? Severity.ERROR : Severity.WARNING;
    }

    private static Violation roleIsMissing(String kind, Value name, Severity severity) {
        if (!kind.equals("ClusterRole")) {
            return name.violation(
                    severity,
                    "rbac.binding.role",
                    "no " + kind + " of that name is in the set: add it, or remove this");
        }
        return POWERFUL_ROLES.contains(name.text())
                ? name.error(
                        "rbac.powerful", "can read every Secret: bind a Role with only the permissions that are needed")
                : name.warning(
                        "rbac.binding.unknown",
                        "the ClusterRole is not in the set, so its permissions are unknown: bind a Role of the set");
    }

    private List<Account> accounts(Value subject, Severity severity) {
        if (subject.get("kind").text().equals("ServiceAccount")
                && set.find(
                                "ServiceAccount",
                                subject.get("namespace").text(),
                                subject.get("name").text())
                        .isEmpty()) {
            findings.add(subject.get("name")
                    .violation(
                            severity,
                            "rbac.binding.subject",
                            "no ServiceAccount of that name is in the set: add it, or remove the subject"));
        }
        return accounts(subject);
    }

    private List<Account> accounts(Value subject) {
        String name = subject.get("name").text();
        return switch (subject.get("kind").text()) {
            case "ServiceAccount" -> serviceAccount(subject, name);
            case "User" ->
                accounts.stream()
                        .filter(account -> name.equals(USER + account.namespace() + ":" + account.name()))
                        .toList();
            case "Group" ->
                accounts.stream()
                        .filter(account -> name.equals(ALL_ACCOUNTS)
                                || name.equals("system:authenticated")
                                || name.equals(ALL_ACCOUNTS + ":" + account.namespace()))
                        .toList();
            default -> List.of();
        };
    }

    private List<Account> serviceAccount(Value subject, String name) {
        String namespace = subject.get("namespace").text();
        return List.of(accounts.stream()
                .filter(account ->
                        account.name().equals(name) && ObjectSet.isSameNamespace(account.namespace(), namespace))
                .findFirst()
                .orElse(new Account(namespace, name)));
    }

    /**
     * A rule that holds for an account.
     *
     * @param account that may
     * @param role that holds the rule
     * @param scope the namespace in which it holds
     * @param isEverywhere whether it holds in all namespaces
     * @param rule what is allowed
     */
    record Grant(Account account, KubernetesObject role, String scope, boolean isEverywhere, Rule rule) {}
}
