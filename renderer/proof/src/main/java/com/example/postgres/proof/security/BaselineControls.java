package com.example.postgres.proof.security;

import static com.example.postgres.proof.security.Control.baseline;
import static com.example.postgres.proof.security.Control.ofContainers;
import static com.example.postgres.proof.security.Control.ofContexts;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The controls of the level baseline, as of Kubernetes 1.35.
 *
 * <p>https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 */
final class BaselineControls {

    private static final Set<String> CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.ping_group_range",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_rmem",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.tcp_wmem");

    private static final Set<String> SELINUX_TYPES =
            Set.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t");

    private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

    private static final String APPARMOR_ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

    static final List<Control> ALL = List.of(
            baseline(
                    "host-process",
                    "omit it",
                    pod -> ofContexts(pod, "windowsOptions", "hostProcess").filter(Value::isTrue)),
            baseline(
                    "host-namespaces",
                    "omit it",
                    pod -> Stream.of("hostNetwork", "hostPID", "hostIPC")
                            .map(pod.spec()::get)
                            .filter(Value::isTrue)),
            baseline(
                    "privileged",
                    "omit it",
                    pod -> ofContainers(pod, "securityContext", "privileged").filter(Value::isTrue)),
            baseline(
                    "capabilities",
                    "only the default capabilities of container runtimes are allowed",
                    pod -> ofContainers(pod, "securityContext", "capabilities", "add")
                            .flatMap(added -> added.items().stream())
                            .filter(added -> !CAPABILITIES.contains(added.text()))),
            baseline(
                    "host-path",
                    "use a volume claim or an emptyDir",
                    pod -> pod.spec().get("volumes").items().stream()
                            .map(volume -> volume.get("hostPath"))
                            .filter(Value::exists)),
            baseline(
                    "host-ports",
                    "omit it and use a Service",
                    pod -> ofContainers(pod, "ports")
                            .flatMap(ports -> ports.items().stream())
                            .map(port -> port.get("hostPort"))
                            .filter(port -> port.exists() && port.number().orElse(1) != 0)),
            baseline("host-probes", "omit it: the probe then calls the pod", BaselineControls::handlers),
            baseline("apparmor", "RuntimeDefault or Localhost, or omit it", BaselineControls::appArmor),
            baseline(
                    "selinux",
                    "type may be container_t, container_init_t, container_kvm_t or container_engine_t; leave out user and"
                            + " role",
                    BaselineControls::seLinux),
            baseline(
                    "proc-mount",
                    "Default, or omit it",
                    pod -> isInUserNamespace(pod) ? Stream.empty() : procMounts(pod)),
            baseline(
                    "seccomp",
                    "RuntimeDefault or Localhost",
                    pod -> ofContexts(pod, "seccompProfile", "type")
                            .filter(type -> type.exists() && !PROFILES.contains(type.text()))),
            baseline(
                    "sysctls",
                    "only sysctls of the safe set are allowed",
                    pod -> pod.spec().get("securityContext", "sysctls").items().stream()
                            .map(sysctl -> sysctl.get("name"))
                            .filter(name -> !SYSCTLS.contains(name.text()))));

    private BaselineControls() {}

    /** Whether root in the pod is an unprivileged user on the node. */
    static boolean isInUserNamespace(PodTemplate pod) {
        return pod.spec().get("hostUsers").isFalse();
    }

    static Stream<Value> procMounts(PodTemplate pod) {
        return ofContainers(pod, "securityContext", "procMount")
                .filter(mount -> mount.exists() && !mount.text().equals("Default"));
    }

    private static Stream<Value> handlers(PodTemplate pod) {
        return pod.containers().stream()
                .flatMap(container -> Stream.of(
                        container.get("livenessProbe"),
                        container.get("readinessProbe"),
                        container.get("startupProbe"),
                        container.get("lifecycle", "postStart"),
                        container.get("lifecycle", "preStop")))
                .flatMap(handler -> Stream.of(handler.get("httpGet", "host"), handler.get("tcpSocket", "host")))
                .filter(host -> host.exists()
                        && !(host.node().isTextual() && host.text().isEmpty()));
    }

    private static Stream<Value> appArmor(PodTemplate pod) {
        Stream<Value> annotations = pod.metadata().get("annotations").fields().entrySet().stream()
                .filter(annotation -> annotation.getKey().startsWith(APPARMOR_ANNOTATION))
                .map(annotation -> annotation.getValue())
                .filter(profile -> !profile.text().isEmpty()
                        && !profile.text().equals("runtime/default")
                        && !profile.text().startsWith("localhost/"));
        return Stream.concat(
                annotations,
                ofContexts(pod, "appArmorProfile", "type")
                        .filter(type -> type.exists() && !PROFILES.contains(type.text())));
    }

    private static Stream<Value> seLinux(PodTemplate pod) {
        Stream<Value> types = ofContexts(pod, "seLinuxOptions", "type")
                .filter(type -> !type.text().isEmpty() && !SELINUX_TYPES.contains(type.text()));
        Stream<Value> names = Stream.of("user", "role")
                .flatMap(field -> ofContexts(pod, "seLinuxOptions", field))
                .filter(name -> !name.text().isEmpty());
        return Stream.concat(types, names);
    }
}
