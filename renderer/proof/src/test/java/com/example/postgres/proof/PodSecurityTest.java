package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.source.Violation;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake for each control of https://kubernetes.io/docs/concepts/security/pod-security-standards/. */
class PodSecurityTest {

    private static final String STATEFUL_SET = "StatefulSet/orders";
    private static final String POD = "/spec/template/spec";
    private static final String CONTEXT = POD + "/containers/0/securityContext";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POD/securityContext/windowsOptions | {hostProcess: true} | host-process spec.template.spec.securityContext.windowsOptions.hostProcess
            CONTEXT/windowsOptions      | {hostProcess: true} | host-process CONTEXT.windowsOptions.hostProcess
            POD/hostNetwork             | true  | host-namespaces spec.template.spec.hostNetwork
            POD/hostPID                 | true  | host-namespaces spec.template.spec.hostPID
            POD/hostIPC                 | true  | host-namespaces spec.template.spec.hostIPC
            CONTEXT/privileged          | true  | privileged CONTEXT.privileged
            CONTEXT/capabilities/add    | [SYS_ADMIN]   | capabilities CONTEXT.capabilities.add[0]
            POD/volumes/4               | {name: sockets, hostPath: {path: /}} | host-path spec.template.spec.volumes[4].hostPath
            POD/containers/0/ports/0/hostPort | 5432    | host-ports spec.template.spec.containers[0].ports[0].hostPort
            POD/containers/0/livenessProbe/httpGet/host | 10.0.0.1 | host-probes spec.template.spec.containers[0].livenessProbe.httpGet.host
            POD/containers/0/lifecycle/preStop/tcpSocket | {host: a, port: 1} | host-probes spec.template.spec.containers[0].lifecycle.preStop.tcpSocket.host
            CONTEXT/appArmorProfile     | {type: Unconfined} | apparmor CONTEXT.appArmorProfile.type
            /spec/template/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1postgres | unconfined | apparmor spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/postgres]
            CONTEXT/seLinuxOptions      | {type: spc_t}  | selinux CONTEXT.seLinuxOptions.type
            CONTEXT/seLinuxOptions      | {user: root}   | selinux CONTEXT.seLinuxOptions.user
            CONTEXT/procMount           | Unmasked       | proc-mount CONTEXT.procMount
            CONTEXT/seccompProfile      | {type: Unconfined} | seccomp CONTEXT.seccompProfile.type
            POD/securityContext/sysctls | [{name: kernel.msgmax, value: "1"}] | sysctls spec.template.spec.securityContext.sysctls[0].name
            POD/volumes/4               | {name: sockets, nfs: {path: /, server: a}} | volume-types spec.template.spec.volumes[4]
            CONTEXT/allowPrivilegeEscalation | true      | privilege-escalation CONTEXT.allowPrivilegeEscalation
            CONTEXT/runAsNonRoot        | false          | run-as-non-root CONTEXT.runAsNonRoot
            CONTEXT/runAsUser           | 0              | run-as-user CONTEXT.runAsUser
            CONTEXT/capabilities/drop   | [CHOWN]        | drop-capabilities CONTEXT.capabilities.drop
            CONTEXT/capabilities/add    | [CHOWN]        | add-capabilities CONTEXT.capabilities.add[0]
            """)
    void findsWhatKeepsAPodFromRestricted(String pointer, String value, String finding) {
        Planted planted = Planted.example("production")
                .with(STATEFUL_SET, pointer.replace("CONTEXT", CONTEXT).replace("POD", POD), value);

        assertThat(planted.findings())
                .containsExactly("pod-security."
                        + finding.replace("CONTEXT", "spec.template.spec.containers[0].securityContext"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runAsNonRoot   | run-as-non-root | runAsNonRoot
            seccompProfile | seccomp-profile | seccompProfile.type
            """)
    void findsEveryContainerThatLacksWhatThePodDoesNotHave(String field, String rule, String path) {
        Planted planted = Planted.example("production").without(STATEFUL_SET, POD + "/securityContext/" + field);

        assertThat(planted.findings())
                .containsExactly(
                        "pod-security." + rule + " spec.template.spec.containers[0].securityContext." + path,
                        "pod-security." + rule + " spec.template.spec.containers[1].securityContext." + path,
                        "pod-security." + rule + " spec.template.spec.containers[2].securityContext." + path,
                        "pod-security." + rule + " spec.template.spec.initContainers[0].securityContext." + path);
    }

    @Test
    void looksAtContainersOfEverySortInEveryKind() {
        String context = "{allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: {drop: [ALL]},"
                + " seccompProfile: {type: RuntimeDefault}}";
        String bad = "{name: bad, image: a:1, securityContext: {privileged: true, allowPrivilegeEscalation: false,"
                + " runAsNonRoot: true, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}}";
        String good = "{name: good, image: a:1, securityContext: " + context + "}";
        for (String list : new String[] {"containers", "initContainers", "ephemeralContainers"}) {
            String spec = "{" + list + ": [" + good + ", " + bad + "]}";
            for (String kind : new String[] {"Deployment", "DaemonSet", "Job", "StatefulSet"}) {
                assertThat(object(kind, "{template: {spec: " + spec + "}}").findings())
                        .containsExactly("pod-security.privileged spec.template.spec." + list
                                + "[1].securityContext.privileged");
            }
            assertThat(object("Pod", spec).findings())
                    .containsExactly("pod-security.privileged spec." + list + "[1].securityContext.privileged");
            assertThat(object("CronJob", "{jobTemplate: {spec: {template: {spec: " + spec + "}}}}")
                            .findings())
                    .containsExactly("pod-security.privileged spec.jobTemplate.spec.template.spec." + list
                            + "[1].securityContext.privileged");
        }
    }

    private static Planted object(String kind, String spec) {
        return Planted.text("{apiVersion: v1, kind: " + kind + ", metadata: {name: a, labels:"
                + " {postgres.example.com/cluster: a}}, spec: " + spec + "}");
    }

    @Test
    void namesTheLevelThatIsMet() {
        assertThat(Planted.example("minimal").facts("pod-security"))
                .containsExactly("demo | StatefulSet/minimal | restricted | restricted | copy-scripts, postgres");
        assertThat(Planted.example("minimal")
                        .with("StatefulSet/minimal", CONTEXT + "/allowPrivilegeEscalation", "true")
                        .facts("pod-security"))
                .containsExactly("demo | StatefulSet/minimal | baseline | restricted | copy-scripts, postgres");
        assertThat(Planted.example("minimal")
                        .with("StatefulSet/minimal", POD + "/hostPID", "true")
                        .facts("pod-security"))
                .containsExactly("demo | StatefulSet/minimal | privileged | restricted | copy-scripts, postgres");
    }

    @Test
    void warnsOnlyOfWhatTheNamespaceOfTheSetDoesNotForbid() {
        String namespace = "{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels:"
                + " {pod-security.kubernetes.io/enforce: baseline}}}";
        Planted planted = Planted.example("production")
                .and(namespace)
                .with(STATEFUL_SET, CONTEXT + "/allowPrivilegeEscalation", "true")
                .with(STATEFUL_SET, POD + "/hostPID", "true");

        assertThat(planted.findings())
                .containsExactly(
                        "pod-security.host-namespaces spec.template.spec.hostPID",
                        "warning pod-security.privilege-escalation"
                                + " spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation");
    }

    @Test
    void letsAPodOfAUserNamespaceBeRootInIt() {
        Planted planted = Planted.example("production")
                .with(STATEFUL_SET, CONTEXT + "/runAsUser", "0")
                .with(STATEFUL_SET, CONTEXT + "/runAsNonRoot", "false")
                .with(STATEFUL_SET, POD + "/hostUsers", "false");

        assertThat(planted.findings()).isEmpty();
    }

    @Test
    void saysWhoAndWhatWouldBeRight() {
        List<Violation> violations = Planted.example("production")
                .with(STATEFUL_SET, POD + "/containers/1/securityContext/privileged", "true")
                .violations();

        assertThat(violations)
                .singleElement()
                .asString()
                .matches("statefulset-orders\\.yaml:\\d+:9: "
                        + Pattern.quote("spec.template.spec.containers[1].securityContext.privileged:"
                                + " Invalid value: true: keeps the container \"pgbouncer\" of StatefulSet/orders from the level"
                                + " baseline: omit it [pod-security.privileged]"));
    }
}
