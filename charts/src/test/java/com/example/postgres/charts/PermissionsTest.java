package com.example.postgres.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.KubernetesObject;
import com.example.postgres.object.ObjectSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the operator may do: enough for every cluster, and no more than it needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {

    private static final Path EXAMPLES = HelmChart.MODULE.resolve("../examples");

    private ObjectSet everywhere = new ObjectSet(List.of());
    private ObjectSet inTwoNamespaces = new ObjectSet(List.of());

    @BeforeAll
    void render(@TempDir Path folder) throws IOException {
        everywhere = render(folder, "{}");
        inTwoNamespaces = render(folder, "watchNamespaces: [shop, billing]");
    }

    private static ObjectSet render(Path folder, String values) throws IOException {
        Path file = Files.writeString(folder.resolve("values.yaml"), values);
        return HelmChart.objects(HelmChart.OPERATOR.template(file));
    }

    /** Server-side apply of an object that may not exist needs both. */
    @Test
    void everyRenderedObjectCanBeApplied() throws IOException {
        Set<String> granted = namespaceRules();

        Set<String> missing = new TreeSet<>();
        for (KubernetesObject object : renderedObjects()) {
            String resource = object.id().group() + "/" + plural(object.id().kind());
            for (String verb : List.of("get", "create", "patch")) {
                if (!granted.contains(resource + " " + verb)) {
                    missing.add(resource + " " + verb);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping */
    @Test
    void everyRenderedRoleGrantsOnlyWhatTheOperatorHas() throws IOException {
        Set<String> granted = namespaceRules();

        for (KubernetesObject role : renderedObjects()) {
            if (role.isA("Role")) {
                assertThat(granted).as(role.toString()).containsAll(permissions(role));
            }
        }
    }

    @Test
    void outsideOfNamespacesItOnlyReads() {
        Set<String> granted =
                permissions(role("ClusterRole", "postgres-operator-system:postgres-operator:cluster-scope"));

        assertThat(granted)
                .containsExactlyInAnyOrder(
                        "apiextensions.k8s.io/customresourcedefinitions get", "/nodes list", "/nodes watch");
    }

    @Test
    void volumesAndSecretsAreNeverDeletedAndSecretsNeverListed() {
        assertThat(namespaceRules())
                .doesNotContain(
                        "/persistentvolumeclaims delete",
                        "/persistentvolumeclaims create",
                        "/secrets delete",
                        "/secrets list",
                        "/secrets watch",
                        "postgres.example.com/postgresclusters patch",
                        "postgres.example.com/postgresclusters update",
                        "postgres.example.com/postgresclusters delete");
    }

    @Test
    void nothingIsGrantedByWildcardAndNoRoleIsGrantedUnseen() {
        Stream.of(everywhere, inTwoNamespaces)
                .flatMap(set -> Stream.concat(set.ofKind("ClusterRole").stream(), set.ofKind("Role").stream()))
                .forEach(role -> assertThat(permissions(role))
                        .as(role.toString())
                        .noneMatch(permission -> permission.contains("*")
                                || permission.endsWith(" bind")
                                || permission.endsWith(" escalate")
                                || permission.endsWith(" impersonate")));
    }

    @Test
    void listedNamespacesHaveTheSameRulesAndNothingElseDoes() {
        List<KubernetesObject> roles = inTwoNamespaces.ofKind("Role").stream()
                .filter(role -> !role.id().namespace().equals("postgres-operator-system"))
                .toList();

        assertThat(roles).extracting(role -> role.id().namespace()).containsExactlyInAnyOrder("shop", "billing");
        assertThat(roles).allSatisfy(role -> assertThat(permissions(role)).isEqualTo(namespaceRules()));
        assertThat(inTwoNamespaces.ofKind("ClusterRole"))
                .extracting(role -> role.id().name())
                .doesNotContain("postgres-operator-system:postgres-operator");
    }

    private Set<String> namespaceRules() {
        return permissions(role("ClusterRole", "postgres-operator-system:postgres-operator"));
    }

    private KubernetesObject role(String kind, String name) {
        return everywhere.find(kind, name).orElseThrow();
    }

    /** Each as {@code group/resource verb}; names of objects are left out. */
    private static Set<String> permissions(KubernetesObject role) {
        Set<String> permissions = new HashSet<>();
        for (JsonNode rule : role.tree().path("rules")) {
            for (JsonNode group : rule.path("apiGroups")) {
                for (JsonNode resource : rule.path("resources")) {
                    rule.path("verbs")
                            .forEach(verb ->
                                    permissions.add(group.asText() + "/" + resource.asText() + " " + verb.asText()));
                }
            }
        }
        return permissions;
    }

    private static String plural(String kind) {
        String resource = kind.toLowerCase(Locale.ROOT);
        return resource.endsWith("y") ? resource.substring(0, resource.length() - 1) + "ies" : resource + "s";
    }

    /** Of all examples. */
    private static List<KubernetesObject> renderedObjects() throws IOException {
        List<KubernetesObject> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(file -> file.toString().contains("/rendered/"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .toList()) {
                HelmChart.objects(Files.readString(file)).forEach(objects::add);
            }
        }
        return objects;
    }
}
