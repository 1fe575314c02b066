package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The security contexts of the user's containers do not contradict themselves.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/configure-pod-container/security-context/">Security context</a>
 */
final class ContainerSecurityRule implements Rule {

    private static final String RULE = "extra.securityContext";

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra != null) {
            FieldPath path = RuleContext.SPEC.field("extra");
            check(path.field("sidecars"), extra.sidecars(), context);
            check(path.field("initContainers"), extra.initContainers(), context);
        }
    }

    private static void check(FieldPath list, List<JsonNode> containers, RuleContext context) {
        for (int i = 0; i < containers.size(); i++) {
            FieldPath path = list.index(i).field("securityContext");
            JsonNode security = containers.get(i).path("securityContext");
            checkEscalation(path, security, context);
            checkRoot(path, security, context);
            checkProfile(path.field("seccompProfile"), security.path("seccompProfile"), context);
            checkProfile(path.field("appArmorProfile"), security.path("appArmorProfile"), context);
        }
    }

    private static void checkEscalation(FieldPath path, JsonNode security, RuleContext context) {
        boolean isForbidden = security.has("allowPrivilegeEscalation")
                && !security.path("allowPrivilegeEscalation").booleanValue();
        if (isForbidden && security.path("privileged").booleanValue()) {
            context.invalid(
                    path.field("allowPrivilegeEscalation"), RULE, false, "must not be false in a privileged container");
        }
        for (JsonNode capability : security.at("/capabilities/add")) {
            if (isForbidden && capability.asText().equals("CAP_SYS_ADMIN")) {
                context.invalid(
                        path.field("allowPrivilegeEscalation"), RULE, false, "must not be false with CAP_SYS_ADMIN");
            }
        }
    }

    /** The pod demands that none of its containers runs as root. */
    private static void checkRoot(FieldPath path, JsonNode security, RuleContext context) {
        JsonNode user = security.path("runAsUser");
        boolean isRoot = user.isIntegralNumber() && user.longValue() == 0;
        if (isRoot
                && (!security.path("runAsNonRoot").isBoolean()
                        || security.path("runAsNonRoot").booleanValue())) {
            context.invalid(
                    path.field("runAsUser"),
                    RULE,
                    user,
                    "must not be 0, or the container never starts: the pod has runAsNonRoot; use another uid, or set"
                            + " runAsNonRoot: false beside it, where the namespace admits that");
        }
    }

    private static void checkProfile(FieldPath path, JsonNode profile, RuleContext context) {
        boolean isLocal = profile.path("type").asText().equals("Localhost");
        String file = profile.path("localhostProfile").asText();
        if (isLocal && file.isBlank()) {
            context.required(path.field("localhostProfile"), RULE, "is required when type is Localhost");
        } else if (!isLocal && profile.has("localhostProfile")) {
            context.forbidden(path.field("localhostProfile"), RULE, "may be set only when type is Localhost");
        } else if (isLocal
                && (file.startsWith("/")
                        || List.of(file.split("/", -1)).contains("..")
                        || !file.equals(file.strip()))) {
            context.invalid(
                    path.field("localhostProfile"),
                    RULE,
                    file,
                    "must be a relative path without '..' and without spaces around it");
        }
    }
}
