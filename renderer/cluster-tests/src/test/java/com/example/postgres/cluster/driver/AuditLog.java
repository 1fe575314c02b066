package com.example.postgres.cluster.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the API server logged about the requests of one user, with at least the level Metadata.
 * https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
 */
public final class AuditLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORBIDDEN = 403;
    private static final Set<String> READS = Set.of("get", "list", "watch");

    private final Path file;
    private final String user;

    /**
     * Reads nothing yet.
     *
     * @param user as the API server calls it
     */
    public AuditLog(Path file, String user) {
        this.file = file;
        this.user = user;
    }

    /** The permissions that the user has used, each as {@code group/resource verb}. */
    public SortedSet<String> used() {
        return requests(event -> event.at("/responseStatus/code").asInt() != FORBIDDEN);
    }

    /** What was refused to the user by authorization. */
    public SortedSet<String> denied() {
        return requests(event -> event.path("annotations")
                .path("authorization.k8s.io/decision")
                .asText()
                .equals("forbid"));
    }

    /** What rules grant, in the same form. */
    public static SortedSet<String> granted(Collection<PolicyRule> rules) {
        SortedSet<String> granted = new TreeSet<>();
        for (PolicyRule rule : rules) {
            for (String group : rule.getApiGroups()) {
                for (String resource : rule.getResources()) {
                    rule.getVerbs().forEach(verb -> granted.add(group + "/" + resource + " " + verb));
                }
            }
        }
        return granted;
    }

    /**
     * How many requests the user sent since then. Leases do not count, and neither does exec, which reads its pod twice before: in
     * the cluster the operator asks Patroni over the network of the pods.
     *
     * @param reads whether reads count, a watch once, or writes
     */
    public long number(Instant since, boolean reads) {
        return events(event -> Instant.parse(
                                        event.path("requestReceivedTimestamp").asText())
                                .isAfter(since)
                        && event.path("stage").asText().equals(isWatch(event) ? "ResponseStarted" : "ResponseComplete")
                        && !event.at("/objectRef/resource").asText().equals("leases")
                        && !isOfExec(event)
                        && READS.contains(event.path("verb").asText()) == reads)
                .size();
    }

    private static boolean isOfExec(JsonNode event) {
        JsonNode object = event.path("objectRef");
        return object.path("resource").asText().equals("pods")
                && object.has("name")
                && READS.contains(event.path("verb").asText());
    }

    private static boolean isWatch(JsonNode event) {
        return event.path("verb").asText().equals("watch");
    }

    private SortedSet<String> requests(Predicate<JsonNode> events) {
        SortedSet<String> requests = new TreeSet<>();
        events(events.and(event -> event.path("objectRef").has("resource")))
                .forEach(event -> requests.add(permission(event)));
        return requests;
    }

    private List<JsonNode> events(Predicate<JsonNode> events) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains(user))
                    .map(AuditLog::parse)
                    .filter(event -> event.at("/user/username").asText().equals(user))
                    .filter(events)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permission(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String subresource =
                object.has("subresource") ? "/" + object.path("subresource").asText() : "";
        return object.path("apiGroup").asText() + "/" + object.path("resource").asText() + subresource + " "
                + event.path("verb").asText();
    }
}
