package com.example.postgres.cluster.driver;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The ServiceAccount of an operator of one namespace, with the permissions that the install gives it, and no others. */
public final class OperatorAccount {

    private static final Path INSTALL = Path.of("..", "..", "charts", "postgres-operator", "install", "rbac");
    private static final String NAME = "postgres-operator";
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final TestNamespace namespace;
    private final KubernetesClient client;

    private OperatorAccount(TestNamespace namespace) {
        this.namespace = namespace;
        this.client = namespace.kubernetes().client();
    }

    /** Creates what is missing. */
    public static OperatorAccount in(TestNamespace namespace) {
        OperatorAccount account = new OperatorAccount(namespace);
        account.apply();
        return account;
    }

    /** The rules for the namespaces with clusters. */
    public static List<PolicyRule> namespaceRules() {
        return read("clusterrole.yaml", ClusterRole.class).getRules();
    }

    /** The rules for what belongs to no namespace. */
    public static List<PolicyRule> clusterRules() {
        return read("clusterrole-cluster-scope.yaml", ClusterRole.class).getRules();
    }

    /** The user as the API server calls it. */
    public String user() {
        return "system:serviceaccount:" + namespace.name() + ":" + NAME;
    }

    /** A kubeconfig with a token of the account. */
    public Path kubeconfig() {
        String token = client.serviceAccounts()
                .inNamespace(namespace.name())
                .withName(NAME)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(VALIDITY.toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        try {
            Config config = Serialization.unmarshal(
                    Files.readString(namespace.kubernetes().kubeconfig()), Config.class);
            for (NamedAuthInfo user : config.getUsers()) {
                AuthInfo onlyToken = new AuthInfo();
                onlyToken.setToken(token);
                user.setUser(onlyToken);
            }
            Path file = Files.createTempFile("kubeconfig", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Serialization.asYaml(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply() {
        apply(new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace.name())
                .endMetadata()
                .build());
        bind(NAME, namespaceRules());
        bind(
                "postgres-operator-leader-election",
                read("role-leader-election.yaml", Role.class).getRules());
        bindOutsideOfNamespaces();
    }

    private void bind(String role, List<PolicyRule> rules) {
        apply(new RoleBuilder()
                .withNewMetadata()
                .withName(role)
                .withNamespace(namespace.name())
                .endMetadata()
                .withRules(rules)
                .build());
        apply(new RoleBindingBuilder()
                .withNewMetadata()
                .withName(role)
                .withNamespace(namespace.name())
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", role)
                .withSubjects(subject())
                .build());
    }

    /** The namespace owns them, so they go with it. */
    private void bindOutsideOfNamespaces() {
        OwnerReference owner = new OwnerReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Namespace")
                .withName(namespace.name())
                .withUid(client.namespaces()
                        .withName(namespace.name())
                        .require()
                        .getMetadata()
                        .getUid())
                .build();
        apply(new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(namespace.name())
                .withOwnerReferences(owner)
                .endMetadata()
                .withRules(clusterRules())
                .build());
        apply(new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(namespace.name())
                .withOwnerReferences(owner)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", namespace.name())
                .withSubjects(subject())
                .build());
    }

    private Subject subject() {
        return new SubjectBuilder()
                .withKind("ServiceAccount")
                .withName(NAME)
                .withNamespace(namespace.name())
                .build();
    }

    private void apply(HasMetadata object) {
        client.resource(object).serverSideApply();
    }

    private static <T extends HasMetadata> T read(String file, Class<T> type) {
        try {
            return Serialization.unmarshal(Files.readString(INSTALL.resolve(file)), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
