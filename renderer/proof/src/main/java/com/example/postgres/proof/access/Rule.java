package com.example.postgres.proof.access;

import com.example.postgres.object.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule of a Role or ClusterRole.
 *
 * <p>https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 *
 * @param value the rule in its object
 */
record Rule(Value value) {

    private static final String ALL = "*";

    /** Rules with more permissions are not checked. */
    private static final int MOST_PERMISSIONS = 10_000;

    List<String> groups() {
        // The core group is the empty text.
        return value.get("apiGroups").items().stream().map(Value::text).toList();
    }

    List<String> resources() {
        return value.get("resources").texts();
    }

    List<String> names() {
        return value.get("resourceNames").texts();
    }

    List<String> verbs() {
        return value.get("verbs").texts();
    }

    boolean allows(Permission permission) {
        return allows(groups(), permission.group())
                && allows(resources(), permission.resource())
                && (names().isEmpty() || names().contains(permission.name()))
                && allows(verbs(), permission.verb());
    }

    private static boolean allows(List<String> listed, String wanted) {
        return listed.contains(ALL) || listed.contains(wanted);
    }

    /** Whether it allows more than can be looked at one by one. */
    boolean isTooLong() {
        return (long) groups().size() * resources().size() * Math.max(1, names().size()) * verbs().size()
                > MOST_PERMISSIONS;
    }

    /** Everything that it allows, one by one. */
    List<Permission> permissions() {
        List<String> names = names().isEmpty() ? List.of("") : names();
        List<Permission> permissions = new ArrayList<>();
        for (String group : groups()) {
            for (String resource : resources()) {
                for (String name : names) {
                    verbs().forEach(verb -> permissions.add(new Permission(group, resource, name, verb)));
                }
            }
        }
        return permissions;
    }
}
