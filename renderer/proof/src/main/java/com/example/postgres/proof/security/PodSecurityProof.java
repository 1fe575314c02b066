package com.example.postgres.proof.security;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.proof.report.FactTable;
import com.example.postgres.proof.report.Proof;
import com.example.postgres.proof.security.Control.Level;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Severity;
import com.example.postgres.source.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every pod meets the level that its namespace enforces, {@code restricted} if the set does not say. A violation of a
 * stricter level is a warning, and so is one in pods of other applications beside a cluster.
 */
public final class PodSecurityProof {

    /** https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces */
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";

    private static final List<Control> CONTROLS = Stream.concat(
                    BaselineControls.ALL.stream(), RestrictedControls.ALL.stream())
            .toList();

    private PodSecurityProof() {}

    /** The proof for the set. */
    public static Proof of(ObjectSet set) {
        FactTable.Builder facts = FactTable.of("namespace", "pods", "level", "enforced", "containers");
        List<Violation> findings = new ArrayList<>();
        for (PodTemplate pod : set.templates()) {
            Level enforced = enforced(set, pod);
            facts.row(
                    pod.namespace(),
                    pod,
                    check(pod, enforced, set.isForeign(pod), findings).label(),
                    enforced.label(),
                    String.join(
                            ", ",
                            pod.containers().stream()
                                    .map(container -> container.get("name").text())
                                    .toList()));
        }
        return new Proof("pod-security", "Pod Security Standards", facts.build(), findings);
    }

    /** The strictest level that the pod meets. */
    private static Level check(PodTemplate pod, Level enforced, boolean isForeign, List<Violation> findings) {
        Level met = Level.RESTRICTED;
        Set<FieldPath> reported = new HashSet<>();
        for (Control control : CONTROLS) {
            for (Value value : control.broken().apply(pod).toList()) {
                Level without = control.level() == Level.BASELINE ? Level.PRIVILEGED : Level.BASELINE;
                met = without.compareTo(met) < 0 ? without : met;
                Severity severity =
                        !isForeign && control.level().compareTo(enforced) <= 0 ? Severity.ERROR : Severity.WARNING;
                if (reported.add(value.path())) {
                    findings.add(value.violation(
                            severity,
                            control.rule(),
                            "keeps " + Control.holder(pod, value.path()) + " of " + pod + " from the level "
                                    + control.level().label() + ": " + control.cure()));
                }
            }
        }
        return met;
    }

    private static Level enforced(ObjectSet set, PodTemplate pod) {
        return set.ofKind("Namespace").stream()
                .filter(namespace -> namespace.id().name().equals(pod.namespace()))
                .flatMap(namespace -> Level.ofLabel(
                        namespace.get("metadata", "labels", ENFORCE).text())
                        .stream())
                .findFirst()
                .orElse(Level.RESTRICTED);
    }
}
