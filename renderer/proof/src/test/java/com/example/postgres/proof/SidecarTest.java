package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidecarTest {

    private static final String MEMBERS = "StatefulSet/orders";
    private static final String POD = "/spec/template/spec";
    private static final String SHIPPER =
            "{name: shipper, image: 'a:1', securityContext: {allowPrivilegeEscalation: false,"
                    + " capabilities: {drop: [ALL]}}%s}";

    @Test
    void listsUsersTokensAndMounts() {
        assertThat(withSidecar(", volumeMounts: [{name: pgdata, mountPath: /data}]")
                        .facts("sidecars"))
                .containsExactly(
                        "shop | StatefulSet/orders | copy-scripts | 65534 | no | -",
                        "shop | StatefulSet/orders | postgres | 101 | yes | -",
                        "shop | StatefulSet/orders | pgbouncer | 998 | no | /var/run/postgresql",
                        "shop | StatefulSet/orders | exporter | 65534 | no | /var/run/postgresql",
                        "shop | StatefulSet/orders | shipper | 65534 | no | /home/postgres/pgdata");
    }

    @Test
    void aSidecarWithItsOwnUserProvesClean() {
        assertThat(withSidecar("").findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /containers/1/securityContext/runAsUser | 101  | sidecars.uid spec.template.spec.containers[1]
            /containers/2/securityContext/runAsUser | 101  | sidecars.uid spec.template.spec.containers[2]
            /containers/1/volumeMounts/4/readOnly   | false | sidecars.mount spec.template.spec.containers[1].volumeMounts[4]
            /containers/1/volumeMounts/-            | {name: pgdata, mountPath: /data} | sidecars.mount spec.template.spec.containers[1].volumeMounts[6]
            /containers/1/volumeMounts/-            | {name: service-account, mountPath: /token} | sidecars.token spec.template.spec.containers[1]
            /automountServiceAccountToken           | true | sidecars.token spec.template.spec.containers[1]
            """)
    void findsSidecarsThatAreSuperuser(String pointer, String value, String finding) {
        assertThat(Planted.example("production")
                        .with(MEMBERS, POD + pointer, value)
                        .findings())
                .contains(finding);
    }

    @Test
    void findsASidecarThatInheritsTheUserOfPostgres() {
        Planted planted = withSidecar("").with(MEMBERS, POD + "/securityContext/runAsUser", "101");

        assertThat(planted.findings()).containsExactly("sidecars.uid spec.template.spec.containers[3]");
        assertThat(planted.without(MEMBERS, POD + "/securityContext/runAsUser").findings())
                .containsExactly("sidecars.uid spec.template.spec.containers[3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: pgdata, mountPath: /data}                  | warning sidecars.mount
            {name: sockets, mountPath: /run, readOnly: true}  | warning sidecars.mount
            {name: credentials, mountPath: /a}                | warning sidecars.mount
            {name: tmp, mountPath: /a}                        | warning sidecars.mount
            """)
    void namesASidecarOfTheUserThatMountsDataSocketsOrPasswords(String mount, String finding) {
        assertThat(withSidecar(", volumeMounts: [" + mount + "]").findings())
                .containsExactly(finding + " spec.template.spec.containers[3].volumeMounts[0]");
    }

    @Test
    void judgesInitContainersThatStayAndNoOthers() {
        String container = SHIPPER.formatted("").replace("capabilities", "runAsUser: 101, capabilities");

        assertThat(Planted.example("production")
                        .with(MEMBERS, POD + "/initContainers", "[" + container + "]")
                        .findings())
                .isEmpty();
        assertThat(Planted.example("production")
                        .with(
                                MEMBERS,
                                POD + "/initContainers",
                                "[" + container.replace("image:", "restartPolicy: Always, image:") + "]")
                        .findings())
                .containsExactly("sidecars.uid spec.template.spec.initContainers[0]");
    }

    @Test
    void findsPodsOfOthersWithTheAccountOfTheMembers() {
        Planted planted = Planted.example("production").and("""
                apiVersion: v1
                kind: Pod
                metadata: {name: other, namespace: shop}
                spec:
                  serviceAccountName: orders
                  containers: [{name: main, image: "a:1"}]
                """);

        assertThat(planted.findings()).contains("sidecars.token spec.containers[0]");
        assertThat(planted.with("Pod/other", "/spec/automountServiceAccountToken", "false")
                        .findings())
                .doesNotContain("sidecars.token spec.containers[0]");
    }

    @Test
    void aTokenForAnotherServiceIsNone() {
        String volume = "{name: vault, projected: {sources: [{serviceAccountToken: {path: token, audience: vault}}]}}";
        Planted planted = withSidecar(", volumeMounts: [{name: vault, mountPath: /vault}]")
                .with(MEMBERS, POD + "/volumes/-", volume);

        assertThat(planted.findings()).isEmpty();
        assertThat(planted.with(MEMBERS, POD + "/volumes/-", volume)
                        .with(MEMBERS, POD + "/containers/3/volumeMounts", "[{name: api, mountPath: /api}]")
                        .with(
                                MEMBERS,
                                POD + "/volumes/-",
                                volume.replace(", audience: vault", "").replace("name: vault", "name: api"))
                        .findings())
                .containsExactly("sidecars.token spec.template.spec.containers[3]");
    }

    @Test
    void findsMembersWithoutAToken() {
        assertThat(Planted.example("minimal")
                        .without("StatefulSet/minimal", POD + "/containers/0/volumeMounts/6")
                        .findings())
                .containsExactly("rbac.token spec.template.spec.automountServiceAccountToken");
    }

    private static Planted withSidecar(String more) {
        return Planted.example("production").with(MEMBERS, POD + "/containers/-", SHIPPER.formatted(more));
    }
}
