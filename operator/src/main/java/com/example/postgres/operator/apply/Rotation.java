package com.example.postgres.operator.apply;

import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.CredentialsModel;
import com.example.postgres.operator.apply.ApplyReport.Problem;
import com.example.postgres.operator.kubernetes.KubernetesApi;
import com.example.postgres.operator.kubernetes.KubernetesApi.PatchType;
import com.example.postgres.operator.kubernetes.ObjectRef;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Replaces the passwords in the Secrets that the operator created. Members and pooler read changed files without a restart, and the
 * primary sets what is in the Secret, so that a Secret whose passwords PostgreSQL does not know yet cures itself.
 */
public final class Rotation {

    /** When the passwords were asked for that a Secret holds: written with them, so that a request counts once per Secret. */
    static final String ROTATED = "postgres.example.com/rotated-at";

    private static final String GROUP = "postgres.example.com/";

    private static final String CURE = "; members follow within 90 seconds";

    private final KubernetesApi api;

    public Rotation(KubernetesApi api) {
        this.api = api;
    }

    /**
     * What was done.
     *
     * @param rotated Secrets that hold new passwords now
     * @param kept why others hold the old ones
     */
    public record Result(List<String> rotated, List<String> kept) {

        public Result {
            rotated = List.copyOf(rotated);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Gives every Secret of the cluster new passwords, unless the request has done so before. A Secret that the spec names may be
     * another cluster's, made by the operator, too. Throws a conflict if a Secret changes at the same time.
     *
     * @param askedAt when it was asked for
     */
    public Result rotate(ClusterModel model, String askedAt) {
        List<String> rotated = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        ObjectNode passwords = JsonNodeFactory.instance.objectNode();
        CredentialsModel.ALL_PASSWORDS.forEach(key -> passwords.put(key, Passwords.random()));
        String named = model.credentials().secretName();
        if (named.equals(model.names().credentialsSecret())) {
            rotate(model, named, passwords, askedAt, rotated, kept);
        } else {
            kept.add("the Secret " + named + " is not the cluster's own, but one that the spec names"
                    + ": change its passwords where they are made" + CURE);
        }
        model.application()
                .ifPresent(app -> rotate(
                        model,
                        app.secretName(),
                        Passwords.putNew(JsonNodeFactory.instance.objectNode(), model, app),
                        askedAt,
                        rotated,
                        kept));
        return new Result(rotated, kept);
    }

    private void rotate(
            ClusterModel model,
            String name,
            ObjectNode passwords,
            String askedAt,
            List<String> rotated,
            List<String> kept) {
        ObjectRef ref = new ObjectRef("v1", "Secret", model.namespace(), name);
        Optional<JsonNode> read = api.read(ref);
        if (read.isEmpty()) {
            kept.add("the Secret " + ref.name() + " does not exist");
            return;
        }
        JsonNode secret = read.get();
        if (secret.path("metadata").path("annotations").path(ROTATED).asText().equals(askedAt)) {
            rotated.add(ref.name());
            return;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        passwords.properties().stream()
                .filter(entry -> secret.path("data").has(entry.getKey()))
                .forEach(entry -> data.set(entry.getKey(), entry.getValue()));
        Optional<String> reason = reasonToKeep(secret, data, model.names().cluster());
        if (reason.isPresent()) {
            kept.add("the Secret " + ref.name() + " " + reason.get());
        } else {
            Problem.ifRefused(ref, () -> write(ref, secret, data, askedAt))
                    .ifPresentOrElse(
                            problem -> kept.add("the Secret " + ref.name() + " was refused: " + problem.message()),
                            () -> rotated.add(ref.name()));
        }
    }

    /** A Secret with a password that somebody else set is theirs: a tool that synchronises it would set the old one again. */
    private static Optional<String> reasonToKeep(JsonNode secret, ObjectNode data, String cluster) {
        if (secret.path("immutable").asBoolean()) {
            return Optional.of("is immutable");
        }
        Optional<String> other = otherController(secret, cluster);
        if (other.isPresent()) {
            return Optional.of("belongs to " + other.get() + ": change its passwords there" + CURE);
        }
        SortedSet<String> setters = new TreeSet<>();
        data.fieldNames().forEachRemaining(key -> setters.addAll(KeySetters.of(secret, key)));
        if (setters.equals(Set.of(KubernetesApi.FIELD_MANAGER))) {
            return Optional.empty();
        }
        setters.remove(KubernetesApi.FIELD_MANAGER);
        return Optional.of("has passwords that the operator did not set"
                + (setters.isEmpty() ? "" : ", but " + String.join(" and ", setters))
                + ": change them there" + CURE);
    }

    /** The operator gives the Secret no owner, but the user may give it the cluster, so that both are deleted together. */
    private static Optional<String> otherController(JsonNode secret, String cluster) {
        for (JsonNode owner : secret.path("metadata").path("ownerReferences")) {
            String object =
                    owner.path("kind").asText() + "/" + owner.path("name").asText();
            boolean isCluster =
                    owner.path("apiVersion").asText().startsWith(GROUP) && object.equals("PostgresCluster/" + cluster);
            if (owner.path("controller").asBoolean() && !isCluster) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    /** The version that was read makes this a conflict if somebody has changed the Secret since. */
    private void write(ObjectRef ref, JsonNode secret, ObjectNode data, String askedAt) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.set("resourceVersion", secret.path("metadata").path("resourceVersion"));
        metadata.putObject("annotations").put(ROTATED, askedAt);
        patch.set("stringData", data);
        api.patch(ref, "", PatchType.MERGE, patch);
    }
}
