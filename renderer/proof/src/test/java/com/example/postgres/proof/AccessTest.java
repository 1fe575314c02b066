package com.example.postgres.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {

    private static final String ROLE = "Role/orders";

    @Test
    void listsWhoMayDoWhat() {
        assertThat(Planted.example("production").facts("rbac"))
                .containsExactly(
                        "shop/orders | Role/orders | configmaps | any | list, watch | shop | yes",
                        "shop/orders | Role/orders | configmaps | orders-config, orders-leader, orders-failover, orders-sync"
                                + " | get, patch | shop | yes",
                        "shop/orders | Role/orders | configmaps | orders-backup | get, patch | shop | yes",
                        "shop/orders | Role/orders | persistentvolumeclaims | pgdata-orders-0, pgdata-orders-1,"
                                + " pgdata-orders-2 | get | shop | yes",
                        "shop/orders | Role/orders | pods | any | list, watch | shop | yes",
                        "shop/orders | Role/orders | pods | orders-0, orders-1, orders-2 | get, patch | shop | yes",
                        "shop/orders-backup | Role/orders-backup | services | orders-repl | get | shop | yes",
                        "shop/orders-backup | Role/orders-backup | pods | any | list | shop | yes",
                        "shop/orders-backup | Role/orders-backup | pods | orders-0, orders-1, orders-2 | get | shop | yes",
                        "shop/orders-backup | Role/orders-backup | pods/exec | orders-0, orders-1, orders-2 | create, get"
                                + " | shop | yes",
                        "shop/orders-verify | Role/orders-verify | configmaps | orders-backup | patch | shop | yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Role/orders        | /rules/0/verbs         | [list]             | shop/orders cannot watch configmaps
            Role/orders        | /rules/1/resourceNames | [orders-config, orders-failover, orders-sync] | shop/orders cannot get configmaps "orders-leader"
            Role/orders        | /rules/3/resourceNames | [pgdata-orders-0, pgdata-orders-1] | shop/orders cannot get persistentvolumeclaims "pgdata-orders-2"
            Role/orders        | /rules/5/resourceNames | [orders-0, orders-1] | shop/orders cannot get pods "orders-2"
            Role/orders        | /rules/2/verbs         | [list]             | shop/orders cannot patch configmaps "orders-backup"
            Role/orders-backup | /rules/3/verbs         | [get]              | shop/orders-backup cannot create pods/exec "orders-0"
            Role/orders-backup | /rules/0/resourceNames | [orders-primary]   | shop/orders-backup cannot get services "orders-repl"
            RoleBinding/orders | /roleRef/name          | orders-backup      | shop/orders cannot list configmaps
            RoleBinding/orders | /subjects/0/name       | orders-backup      | shop/orders cannot list configmaps
            """)
    void findsWhatIsNeededAndNotGranted(String object, String pointer, String value, String message) {
        assertThat(Planted.example("production").with(object, pointer, value).violations())
                .filteredOn(finding -> finding.rule().equals("rbac.missing") && finding.isError())
                .anySatisfy(finding -> assertThat(finding.detail()).startsWith(message + ", which "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Role/orders        | /rules/0/verbs/-         | delete     | shop/orders does not need to delete configmaps: remove it
            Role/orders        | /rules/5/resourceNames/- | orders-3   | shop/orders does not need to get pods "orders-3", patch pods "orders-3": remove it
            Role/orders        | /rules/0/resources/-     | services   | shop/orders does not need to list services, watch services: remove it
            Role/orders-backup | /rules/3/resourceNames/- | others-0   | shop/orders-backup does not need to create pods/exec "others-0", get pods/exec "others-0": remove it
            """)
    void findsWhatIsGrantedAndNotNeeded(String object, String pointer, String value, String message) {
        assertThat(Planted.example("production").with(object, pointer, value).violations())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isError()).isTrue();
                    assertThat(finding.rule()).isEqualTo("rbac.unused");
                    assertThat(finding.detail()).isEqualTo(message);
                });
    }

    @Test
    void findsAGrantForAllObjectsWhereSomeAreNeeded() {
        Planted planted = Planted.example("production").without(ROLE, "/rules/5/resourceNames");

        assertThat(planted.findings()).containsExactly("rbac.unused rules[5]");
        assertThat(planted.facts("rbac")).anyMatch(row -> row.contains("| pods | any | get, patch | shop | no"));
    }

    @Test
    void findsGrantsOfPodsThatAreNoLongerThere() {
        assertThat(Planted.example("production")
                        .without("CronJob/orders-backup")
                        .findings())
                .containsExactly(
                        "rbac.unused rules[0]",
                        "rbac.unused rules[1]",
                        "rbac.unused rules[2]",
                        "rbac.unused rules[2]",
                        "rbac.unused rules[3]",
                        "rbac.unused rules[3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {apiGroups: ["*"], resources: [leases], verbs: [get]}                | rbac.wildcard rules[0].apiGroups[0]
            {apiGroups: [""], resources: ["*"], verbs: [get]}                    | rbac.wildcard rules[0].resources[0]
            {apiGroups: [""], resources: [pods], verbs: ["*"]}                   | rbac.wildcard rules[0].verbs[0]
            {nonResourceURLs: ["*"], verbs: [get]}                               | rbac.wildcard rules[0].nonResourceURLs[0]
            {apiGroups: [""], resources: [secrets], verbs: [list]}               | rbac.secrets rules[0].resources[0]
            {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [a]} | rbac.secrets rules[0].resources[0]
            {apiGroups: [""], resources: [users], verbs: [impersonate]}          | rbac.escalation rules[0].verbs[0]
            {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind]}     | rbac.escalation rules[0].verbs[0]
            {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]} | rbac.escalation rules[0].verbs[0]
            {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]} | rbac.escalation rules[0].resources[0]
            """)
    void findsDangerousRightsOfAnyAccount(String rule, String finding) {
        Planted ofOthers = Planted.example("production").and(foreign(rule, "ServiceAccount, name: other"));
        Planted ofOurs = Planted.example("production").and(foreign(rule, "ServiceAccount, name: orders"));

        assertThat(ofOthers.findings()).containsExactly("warning " + finding);
        assertThat(ofOurs.findings()).contains(finding);
    }

    @Test
    void doesNotJudgeWhatOthersNeed() {
        Planted planted = Planted.example("production")
                .and(foreign("{apiGroups: [batch], resources: [jobs], verbs: [get]}", "ServiceAccount, name: other"));

        assertThat(planted.findings()).isEmpty();
        assertThat(planted.facts("rbac"))
                .contains("shop/other | Role/foreign | jobs.batch | any | get | shop | not judged");
    }

    @Test
    void followsGroupsAndUsersToTheirAccounts() {
        String rule = "{apiGroups: [batch], resources: [jobs], verbs: [get]}";
        for (String subject : new String[] {
            "Group, name: 'system:serviceaccounts'",
            "Group, name: 'system:authenticated'",
            "Group, name: 'system:serviceaccounts:shop'",
            "User, name: 'system:serviceaccount:shop:orders'"
        }) {
            assertThat(Planted.example("production").and(foreign(rule, subject)).findings())
                    .as(subject)
                    .contains("rbac.unused rules[0]");
        }
        assertThat(Planted.example("production")
                        .and(foreign(rule, "Group, name: 'system:serviceaccounts:else'"))
                        .findings())
                .isEmpty();
    }

    @Test
    void findsBindingsThatLeadNowhere() {
        assertThat(Planted.example("production").without(ROLE).findings())
                .contains("rbac.binding.role roleRef.name")
                .anyMatch(finding -> finding.startsWith("rbac.missing "));
        assertThat(Planted.example("production")
                        .without("ServiceAccount/orders")
                        .findings())
                .containsExactly("rbac.binding.subject subjects[0].name");
    }

    @Test
    void findsRolesThatAreNotInTheSet() {
        String binding =
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a, namespace: shop},"
                        + " roleRef: {kind: ClusterRole, name: NAME}, subjects: [{kind: User, name: anna}]}";

        assertThat(Planted.text(binding.replace("NAME", "view")).findings())
                .containsExactly("warning rbac.binding.unknown roleRef.name");
        assertThat(Planted.text(binding.replace("NAME", "edit")).findings())
                .containsExactly("rbac.powerful roleRef.name");
    }

    @Test
    void refusesToLookAtARuleWithoutEnd() {
        String names = "a,".repeat(10_001);

        assertThat(Planted.example("production")
                        .with(ROLE, "/rules/0/resourceNames", "[" + names + "]")
                        .findings())
                .contains("rbac.too-long rules[0]");
    }

    @Test
    void knowsWhatTheRestoreDrillNeeds() {
        Planted planted = Planted.example("production").with("Role/orders-verify", "/rules/0/verbs/0", "get");

        assertThat(planted.violations())
                .extracting(finding -> finding.detail().replaceAll(", which.*", ""))
                .contains("shop/orders-verify cannot patch configmaps \"orders-backup\"");
    }

    private static String foreign(String rule, String subject) {
        return """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: foreign, namespace: shop}
                rules: [%s]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: foreign, namespace: shop}
                roleRef: {kind: Role, name: foreign}
                subjects: [{kind: %s, namespace: shop}]
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: other, namespace: shop}
                """.formatted(rule, subject);
    }
}
