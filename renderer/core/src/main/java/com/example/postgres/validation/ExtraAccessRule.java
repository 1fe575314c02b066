package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ExtraSpec;
import com.example.postgres.spec.PostgresClusterSpec;
import com.example.postgres.target.ImageRole;
import com.example.postgres.target.ImageTable;
import com.example.postgres.validation.Rules.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user's containers are not superuser of the database: PostgreSQL trusts its own uid, and with the token of the members
 * one can change Patroni's configuration, and so run programs as PostgreSQL.
 */
final class ExtraAccessRule implements Rule {

    private static final FieldPath EXTRA = RuleContext.SPEC.field("extra");

    static final String MEMBERS_TOKEN = "service-account";

    /** What the volumes of the postgres container give to another one. */
    private static final Map<String, String> SENSITIVE_VOLUMES = Map.of(
            "pgdata", "the data of the database",
            "sockets", "PostgreSQL's socket",
            "credentials", "the superuser's password",
            "patroni-run", "the superuser's password",
            "tmp", "passwords of the cluster");

    @Override
    public void check(RuleContext context) {
        ExtraSpec extra = context.spec().extra();
        if (extra == null) {
            return;
        }
        Set<String> tokens = tokenVolumes(extra.volumes());
        check(EXTRA.field("sidecars"), extra.sidecars(), true, tokens, context);
        check(EXTRA.field("initContainers"), extra.initContainers(), false, tokens, context);
    }

    /** A token with an audience is not for the API server. */
    private static Set<String> tokenVolumes(List<JsonNode> volumes) {
        Set<String> tokens = new HashSet<>(Set.of(MEMBERS_TOKEN));
        for (JsonNode volume : volumes) {
            for (JsonNode source : volume.path("projected").path("sources")) {
                JsonNode token = source.path("serviceAccountToken");
                if (token.isObject() && !token.hasNonNull("audience")) {
                    tokens.add(volume.path("name").asText());
                }
            }
        }
        return tokens;
    }

    private static void check(
            FieldPath list, List<JsonNode> containers, boolean areSidecars, Set<String> tokens, RuleContext context) {
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            // An init container that ends before the members start cannot log in to them.
            if (areSidecars || container.path("restartPolicy").asText().equals("Always")) {
                checkUser(list.index(i), container, context);
            }
            checkMounts(list.index(i).field("volumeMounts"), container.path("volumeMounts"), tokens, context);
        }
    }

    private static void checkUser(FieldPath container, JsonNode tree, RuleContext context) {
        JsonNode user = tree.path("securityContext").path("runAsUser");
        if (user.isIntegralNumber() && user.longValue() == serverUid(context)) {
            context.invalid(
                    container.field("securityContext").field("runAsUser"),
                    "extra.user",
                    user,
                    "must not be PostgreSQL's uid, which is superuser without a password; a container that sets none has"
                            + " a uid of its own");
        }
    }

    private static int serverUid(RuleContext context) {
        return Optional.ofNullable(context.spec().runAs())
                .map(PostgresClusterSpec.RunAs::user)
                .orElse(ImageTable.profile(ImageRole.POSTGRES).user());
    }

    private static void checkMounts(FieldPath mounts, JsonNode tree, Set<String> tokens, RuleContext context) {
        for (int i = 0; i < tree.size(); i++) {
            FieldPath path = mounts.index(i).field("name");
            String volume = tree.path(i).path("name").asText();
            if (tokens.contains(volume)) {
                context.forbidden(
                        path,
                        "extra.token",
                        "the token of the members may change Patroni's configuration: only the container postgres may"
                                + " have it");
            } else if (SENSITIVE_VOLUMES.containsKey(volume)) {
                context.warn(path, "extra.access", volume, "gives the container " + SENSITIVE_VOLUMES.get(volume));
            }
        }
    }
}
