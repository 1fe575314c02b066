package com.example.postgres.proof.security;

import static com.example.postgres.proof.security.Control.ofContainers;
import static com.example.postgres.proof.security.Control.ofContexts;
import static com.example.postgres.proof.security.Control.required;
import static com.example.postgres.proof.security.Control.restricted;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The controls that the level restricted adds to baseline, as of Kubernetes 1.35.
 *
 * <p>https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
final class RestrictedControls {

    private static final Set<String> VOLUME_TYPES = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

    static final List<Control> ALL = List.of(
            restricted(
                    "volume-types",
                    "one of " + VOLUME_TYPES.stream().sorted().toList(),
                    pod -> pod.spec().get("volumes").items().stream()
                            .filter(volume -> !volume.get("hostPath").exists())
                            .filter(volume -> volume.fields().keySet().stream().noneMatch(VOLUME_TYPES::contains))),
            restricted(
                    "privilege-escalation",
                    "set it to false",
                    linux(pod -> ofContainers(pod, "securityContext", "allowPrivilegeEscalation")
                            .filter(allowed -> !allowed.isFalse()))),
            restricted(
                    "run-as-non-root",
                    "set it to true for the pod or for every container",
                    rootOfNode(pod -> required(pod, Value::isTrue, "runAsNonRoot"))),
            restricted(
                    "run-as-user",
                    "any number but 0",
                    rootOfNode(pod -> ofContexts(pod, "runAsUser")
                            .filter(user -> user.number().orElse(1) == 0))),
            restricted(
                    "seccomp-profile",
                    "RuntimeDefault or Localhost for the pod or for every container",
                    linux(pod -> required(pod, type -> PROFILES.contains(type.text()), "seccompProfile", "type"))),
            restricted(
                    "drop-capabilities",
                    "must include ALL",
                    linux(pod -> ofContainers(pod, "securityContext", "capabilities", "drop")
                            .filter(dropped -> !dropped.texts().contains("ALL")))),
            restricted(
                    "add-capabilities",
                    "only NET_BIND_SERVICE may be added",
                    linux(pod -> ofContainers(pod, "securityContext", "capabilities", "add")
                            .flatMap(added -> added.items().stream())
                            .filter(added -> !added.text().equals("NET_BIND_SERVICE")))),
            restricted("proc-mount", "Default, or omit it", BaselineControls::procMounts));

    private RestrictedControls() {}

    /** A pod in a user namespace may be root in it. */
    private static Function<PodTemplate, Stream<Value>> rootOfNode(Function<PodTemplate, Stream<Value>> broken) {
        return pod -> BaselineControls.isInUserNamespace(pod) ? Stream.empty() : broken.apply(pod);
    }

    /** Windows has nothing of the kind. */
    private static Function<PodTemplate, Stream<Value>> linux(Function<PodTemplate, Stream<Value>> broken) {
        return pod -> pod.spec().get("os", "name").text().equals("windows") ? Stream.empty() : broken.apply(pod);
    }
}
