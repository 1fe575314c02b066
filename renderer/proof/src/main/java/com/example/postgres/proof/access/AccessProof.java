package com.example.postgres.proof.access;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.access.Grants.Grant;
import com.example.postgres.proof.access.RequiredPermissions.RequiredPermission;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The RBAC proof: the permissions of every ServiceAccount, and whether its pods need them. What pods of other applications
 * need is not known, so their permissions are listed and not judged.
 */
public final class AccessProof {

    private final ObjectSet set;
    private final FactTable.Builder facts =
            FactTable.of("account", "role", "resource", "names", "verbs", "scope", "needed");
    private final List<Violation> findings = new ArrayList<>();

    private AccessProof(ObjectSet set) {
        this.set = set;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        AccessProof proof = new AccessProof(set);
        Grants grants = Grants.of(set);
        proof.findings.addAll(grants.findings());
        Map<Account, List<Grant>> byAccount =
                new TreeMap<>(Comparator.comparing(Account::namespace).thenComparing(Account::name));
        Account.in(set).forEach(account -> byAccount.put(account, new ArrayList<>()));
        grants.all()
                .forEach(grant -> byAccount
                        .computeIfAbsent(grant.account(), account -> new ArrayList<>())
                        .add(grant));
        byAccount.forEach(proof::check);
        return new Proof("rbac", "Permissions (RBAC)", proof.facts.build(), proof.findings);
    }

    private void check(Account account, List<Grant> grants) {
        List<PodTemplate> pods = account.pods(set);
        List<RequiredPermission> required = pods.stream()
                .flatMap(pod -> RequiredPermissions.of(pod, set).stream())
                .toList();
        boolean isOurs = pods.stream().anyMatch(RequiredPermissions::knows)
                || (pods.isEmpty()
                        && grants.stream()
                                .anyMatch(grant -> !grant.role().cluster().isEmpty()));
        boolean isJudged = isOurs && pods.stream().allMatch(RequiredPermissions::knows);
        for (Grant grant : grants) {
            if (grant.rule().isTooLong()) {
                findings.add(grant.rule()
                        .value()
                        .error("rbac.too-long", "grants more than 10000 permissions: split or shorten it"));
                continue;
            }
            List<Permission> unused = grant.rule().permissions().stream()
                    .filter(permission ->
                            required.stream().noneMatch(one -> one.permission().equals(permission)))
                    .toList();
            list(grant, unused, isJudged);
            findings.addAll(DangerousRules.findings(grant.rule(), isOurs ? Severity.ERROR : Severity.WARNING));
            if (isJudged && !unused.isEmpty()) {
                findings.add(grant.rule()
                        .value()
                        .error("rbac.unused", account + " does not need to " + list(unused) + ": remove it"));
            }
        }
        pods.forEach(pod -> checkRequired(account, pod, grants));
    }

    private void checkRequired(Account account, PodTemplate pod, List<Grant> grants) {
        List<RequiredPermission> all = RequiredPermissions.of(pod, set);
        if (!all.isEmpty() && callers(pod).stream().noneMatch(container -> ApiToken.isIn(container, pod, set))) {
            findings.add(pod.spec()
                    .get("automountServiceAccountToken")
                    .error(
                            "rbac.token",
                            "no container of " + pod + " that calls the API server has a token, which it needs to "
                                    + all.get(0).why()));
        }
        for (RequiredPermission required : all) {
            boolean isGranted = grants.stream()
                    .anyMatch(
                            grant -> (grant.isEverywhere() || ObjectSet.isSameNamespace(grant.scope(), pod.namespace()))
                                    && grant.rule().allows(required.permission()));
            if (!isGranted) {
                findings.add(pod.spec()
                        .get("serviceAccountName")
                        .error(
                                "rbac.missing",
                                account + " cannot " + required.permission() + ", which " + pod + " needs to "
                                        + required.why() + " (" + required.source() + "): add it to its Role"));
            }
        }
    }

    /** Of the members only the container of the server calls the API server: a token of a sidecar does not help it. */
    private static List<Value> callers(PodTemplate pod) {
        List<Value> containers = pod.spec().get("containers").items();
        return !pod.isMember()
                ? pod.containers()
                : containers.stream()
                        .filter(container -> container.get("name").text().equals(SidecarProof.SERVER))
                        .toList();
    }

    private void list(Grant grant, List<Permission> unused, boolean isJudged) {
        List<Permission> all = grant.rule().permissions();
        String needed =
                !isJudged ? "not judged" : unused.isEmpty() ? "yes" : unused.size() == all.size() ? "no" : "in part";
        for (String resource : grant.rule().resources()) {
            facts.row(
                    grant.account(),
                    grant.role(),
                    grant.rule().groups().stream()
                            .map(group -> Permission.resourceName(group, resource))
                            .collect(Collectors.joining(", ")),
                    grant.rule().names().isEmpty()
                            ? "any"
                            : String.join(", ", grant.rule().names()),
                    String.join(", ", grant.rule().verbs()),
                    grant.isEverywhere() ? "all namespaces" : grant.scope(),
                    needed);
        }
    }

    private static String list(List<Permission> permissions) {
        int shown = 5;
        return permissions.stream().limit(shown).map(Permission::toString).collect(Collectors.joining(", "))
                + (permissions.size() > shown ? " and " + (permissions.size() - shown) + " more" : "");
    }
}
