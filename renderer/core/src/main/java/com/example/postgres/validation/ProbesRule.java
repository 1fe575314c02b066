package com.example.postgres.validation;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The probes and hooks of the user's containers can run.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Probes</a>
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/">Sidecar containers</a>
 */
final class ProbesRule implements Rule {

    private static final String RULE = "extra.probes";
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");
    private static final List<String> HANDLERS = List.of("exec", "grpc", "httpGet", "tcpSocket");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        FieldPath path = RuleContext.SPEC.field("extra");
        for (int i = 0; i < extra.sidecars().size(); i++) {
            FieldPath sidecar = path.field("sidecars").index(i);
            checkProbes(sidecar, extra.sidecars().get(i), context);
            checkHooks(sidecar, extra.sidecars().get(i), context);
            if (extra.sidecars().get(i).has("restartPolicy")) {
                context.forbidden(
                        sidecar.field("restartPolicy"),
                        "extra.containers",
                        "may be set only in spec.extra.initContainers");
            }
        }
        for (int i = 0; i < extra.initContainers().size(); i++) {
            FieldPath container = path.field("initContainers").index(i);
            checkProbes(container, extra.initContainers().get(i), context);
            checkHooks(container, extra.initContainers().get(i), context);
            checkRunsOn(container, extra.initContainers().get(i), context);
        }
    }

    /** A container that ends before the pod starts has nothing to probe. */
    private static void checkRunsOn(FieldPath path, JsonNode container, RuleContext context) {
        if (container.has("restartPolicy")) {
            return;
        }
        for (String field : List.of("startupProbe", "livenessProbe", "readinessProbe", "lifecycle")) {
            if (container.has(field)) {
                context.forbidden(
                        path.field(field), RULE, "may be set in an init container only when restartPolicy is Always");
            }
        }
    }

    /** https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations */
    private static void checkHooks(FieldPath container, JsonNode tree, RuleContext context) {
        int grace = requireNonNullElse(
                context.spec().terminationGracePeriodSeconds(), SpecDefaults.TERMINATION_GRACE_PERIOD_SECONDS);
        for (String hook : List.of("preStop", "postStart")) {
            JsonNode seconds = tree.path("lifecycle").path(hook).path("sleep").path("seconds");
            if (seconds.asInt() > grace) {
                context.invalid(
                        container.field("lifecycle").field(hook).field("sleep").field("seconds"),
                        RULE,
                        seconds,
                        "must be no more than terminationGracePeriodSeconds, " + grace);
            }
        }
    }

    private static void checkProbes(FieldPath container, JsonNode tree, RuleContext context) {
        for (String name : PROBES) {
            JsonNode probe = tree.path(name);
            FieldPath path = container.field(name);
            if (probe.isMissingNode()) {
                continue;
            }
            if (HANDLERS.stream().filter(probe::has).count() != 1) {
                context.invalid(path, RULE, probe, "must set exactly one of " + String.join(", ", HANDLERS));
            }
            boolean isReadiness = name.equals("readinessProbe");
            if (!isReadiness && probe.path("successThreshold").asInt() > 1) {
                context.invalid(
                        path.field("successThreshold"),
                        RULE,
                        probe.path("successThreshold"),
                        "must be 1 except in a readinessProbe");
            }
            if (isReadiness && probe.has("terminationGracePeriodSeconds")) {
                context.forbidden(
                        path.field("terminationGracePeriodSeconds"),
                        RULE,
                        "must not be set in a readinessProbe: it terminates nothing");
            }
        }
    }
}
