package com.example.postgres.proof.gitops;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No GitOps tool deletes and re-creates objects of a cluster, replaces Patroni's state, or rewrites the manifests.
 *
 * @see <a href="https://fluxcd.io/flux/components/kustomize/kustomizations/#force">Flux: force</a>
 * @see <a href="https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/">Argo CD: sync options</a>
 */
public final class GitOpsProof {

    private static final String FLUX = "kustomize.toolkit.fluxcd.io";
    private static final String ARGO = "argoproj.io";
    private static final String FLUX_FORCE = FLUX + "/force";
    private static final String ARGO_OPTIONS = "argocd.argoproj.io/sync-options";
    private static final Set<String> ARGO_FORBIDDEN = Set.of("replace=true", "force=true");
    private static final List<String> RENAMING = List.of("namePrefix", "nameSuffix");

    /** In a patch of either form: the annotation as a key, or in a path. */
    private static final Pattern PATCHED_FORCE = Pattern.compile(
            Pattern.quote(FLUX) + "(?:/|~1)force[\"']?[\\s,:}{\"'a-z-]{1,60}?enabled", Pattern.CASE_INSENSITIVE);

    private static final Pattern PATCHED_OPTIONS =
            Pattern.compile("sync-options[^\\n]*\\n?[^\\n]*\\b(?:replace|force)=true", Pattern.CASE_INSENSITIVE);

    private static final Pattern KIND = Pattern.compile("(?m)^\\s*[\"']?kind[\"']?:\\s*[\"']?([A-Za-z]+)");

    private final Set<String> namespaces;
    private final Set<String> kinds;
    private final FactTable.Builder facts = FactTable.of("object", "setting", "value");
    private final List<Violation> findings = new ArrayList<>();

    private GitOpsProof(Set<String> namespaces, Set<String> kinds) {
        this.namespaces = namespaces;
        this.kinds = kinds;
    }

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        List<PodTemplate> members =
                set.templates().stream().filter(PodTemplate::isMember).toList();
        GitOpsProof proof = new GitOpsProof(
                members.stream().map(PodTemplate::namespace).collect(Collectors.toSet()),
                set.objects().stream()
                        .filter(object -> !object.cluster().isEmpty())
                        .map(object -> object.id().kind())
                        .collect(Collectors.toSet()));
        if (!members.isEmpty()) {
            set.objects().forEach(proof::check);
        }
        return new Proof("gitops", "GitOps tools", proof.facts.build(), proof.findings);
    }

    private void check(KubernetesObject object) {
        if (!object.cluster().isEmpty()) {
            checkAnnotations(object.get("metadata", "annotations"));
        }
        if (object.isA("Kustomization") && object.id().group().equals(FLUX)) {
            checkFlux(object.get("spec"));
        }
        if (object.id().group().equals(ARGO) && object.isA("Application")) {
            checkArgo(object.root());
        }
        if (object.id().group().equals(ARGO) && object.isA("ApplicationSet")) {
            checkArgo(object.get("spec", "template"));
        }
    }

    private void checkAnnotations(Value annotations) {
        Value force = annotations.get(FLUX_FORCE);
        if (force.text().equalsIgnoreCase("enabled")) {
            forced(force);
        }
        Value options = annotations.get(ARGO_OPTIONS);
        if (Arrays.stream(options.text().split(",", -1)).anyMatch(GitOpsProof::isForbidden)) {
            replaced(options);
        }
    }

    private void checkFlux(Value spec) {
        if (spec.get("force").isTrue()) {
            forced(spec.get("force"));
        }
        for (String field : List.of("substitute", "substituteFrom")) {
            Value substitute = spec.get("postBuild", field);
            if (substitute.exists()) {
                report(
                        substitute,
                        "gitops.substitute",
                        "replaces variables of the shell in the scripts of the members: remove it");
            }
        }
        checkAnnotations(spec.get("commonMetadata", "annotations"));
        checkPatches(spec.get("patches"));
        checkRewriting(spec, "targetNamespace");
    }

    /** Patches that add the annotations to objects of the kinds that a cluster has. */
    private void checkPatches(Value patches) {
        for (Value item : patches.items()) {
            Value patch = item.get("patch");
            Matcher kind = KIND.matcher(patch.text());
            String target = item.get("target", "kind").text(kind.find() ? kind.group(1) : "");
            if (!target.isEmpty() && !kinds.contains(target)) {
                continue;
            }
            if (PATCHED_FORCE.matcher(patch.text()).find()) {
                forced(patch);
            }
            if (PATCHED_OPTIONS.matcher(patch.text()).find()) {
                replaced(patch);
            }
        }
    }

    private void checkArgo(Value application) {
        Value spec = application.get("spec");
        Value operation = application.get("operation", "sync");
        Stream.of(spec.get("syncPolicy", "syncOptions"), operation.get("syncOptions"))
                .flatMap(options -> options.items().stream())
                .filter(option -> isForbidden(option.text()))
                .forEach(this::replaced);
        Stream.of("apply", "hook")
                .map(strategy -> operation.get("syncStrategy", strategy, "force"))
                .filter(Value::isTrue)
                .forEach(this::replaced);
        Stream.concat(Stream.of(spec.get("source")), spec.get("sources").items().stream())
                .map(source -> source.get("kustomize"))
                .forEach(kustomize -> {
                    checkAnnotations(kustomize.get("commonAnnotations"));
                    checkPatches(kustomize.get("patches"));
                    checkRewriting(kustomize, "namespace");
                });
    }

    private void checkRewriting(Value settings, String namespaceField) {
        Value namespace = settings.get(namespaceField);
        if (!namespace.text().isEmpty()
                && namespaces.stream().noneMatch(own -> ObjectSet.isSameNamespace(own, namespace.text()))) {
            report(
                    namespace,
                    "gitops.namespace",
                    "moves the objects, but not the namespace in their texts: render for this namespace instead");
        }
        for (String field : RENAMING) {
            Value name = settings.get(field);
            if (!name.text().isEmpty()) {
                report(name, "gitops.renamed", "renames the objects, but not the names in their texts: remove it");
            }
        }
    }

    private static boolean isForbidden(String option) {
        return ARGO_FORBIDDEN.contains(option.strip().toLowerCase(Locale.ROOT));
    }

    private void forced(Value value) {
        report(
                value,
                "gitops.force",
                "Flux deletes and re-creates an object that the API server refuses to change, such as the StatefulSet:"
                        + " remove it");
    }

    private void replaced(Value value) {
        report(
                value,
                "gitops.replace",
                "Argo CD replaces objects, and with them Patroni's leader lock, or deletes and re-creates them: use"
                        + " ServerSideApply=true");
    }

    private void report(Value value, String rule, String detail) {
        facts.row(value.object(), value.path(), value.text(value.node().toString()));
        findings.add(value.error(rule, detail));
    }
}
