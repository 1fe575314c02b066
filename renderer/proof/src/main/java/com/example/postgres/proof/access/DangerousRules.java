package com.example.postgres.proof.access;

import com.example.postgres.object.Value;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rules that allow privilege escalation.
 *
 * <p>https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks
 */
final class DangerousRules {

    private static final Set<String> READING = Set.of("get", "list", "watch");
    private static final Set<String> ESCALATING = Set.of("escalate", "bind", "impersonate");

    private final Rule rule;
    private final Severity severity;
    private final List<Violation> findings = new ArrayList<>();

    private DangerousRules(Rule rule, Severity severity) {
        this.rule = rule;
        this.severity = severity;
    }

    static List<Violation> findings(Rule rule, Severity severity) {
        DangerousRules rules = new DangerousRules(rule, severity);
        for (String field : List.of("apiGroups", "resources", "verbs", "nonResourceURLs")) {
            rules.checkWildcards(field);
        }
        rules.checkVerbs();
        rules.checkResources();
        return rules.findings;
    }

    private void checkWildcards(String field) {
        for (Value item : rule.value().get(field).items()) {
            if (item.text().startsWith("*")) {
                add(item, "rbac.wildcard", "also grants what is added to the API later: list what is needed");
            }
        }
    }

    private void checkVerbs() {
        for (Value verb : rule.value().get("verbs").items()) {
            if (ESCALATING.contains(verb.text())) {
                add(verb, "rbac.escalation", "its holder can grant itself any permission: remove it");
            }
        }
    }

    private void checkResources() {
        for (Value resource : rule.value().get("resources").items()) {
            if (resource.text().equals("secrets") && rule.verbs().stream().anyMatch(READING::contains)) {
                add(resource, "rbac.secrets", "can read Secrets through the API: mount the Secret instead");
            }
            if (resource.text().equals("serviceaccounts/token") && rule.verbs().contains("create")) {
                add(resource, "rbac.escalation", "its holder can act as any account: remove it");
            }
        }
    }

    private void add(Value value, String id, String detail) {
        findings.add(value.violation(severity, id, detail));
    }
}
