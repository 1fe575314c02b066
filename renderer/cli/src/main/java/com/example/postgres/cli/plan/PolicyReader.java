package com.example.postgres.cli.plan;

import com.example.postgres.cli.plan.PolicyEnvironment.MaintenanceWindow;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.syntax.NearestName;
import com.example.postgres.syntax.TimeZoneName;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.ReadResult;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a policy file; {@code docs/schema/policy.schema.json} is its schema for editors. */
public final class PolicyReader {

    private static final List<String> TOP_FIELDS = List.of("environments");
    private static final List<String> ENVIRONMENT_FIELDS =
            List.of("name", "namespaces", "allowedImpacts", "maintenanceWindows");
    private static final List<String> WINDOW_FIELDS = List.of("schedule", "duration", "timeZone");
    private static final String DEFAULT_TIME_ZONE = "Etc/UTC";

    private final Document document;
    private final List<Violation> violations = new ArrayList<>();

    private PolicyReader(Document document) {
        this.document = document;
    }

    /**
     * What was read.
     *
     * @param policy as far as it could be read
     * @param violations with any of them the policy must not be used
     */
    public record Found(Policy policy, List<Violation> violations) {

        public Found {
            violations = List.copyOf(violations);
        }
    }

    /**
     * Reads the file.
     *
     * @param source its name
     */
    public static Found read(String source, byte[] content) {
        ReadResult result = YamlReader.read(source, content);
        List<Document> documents = result.documents();
        if (!result.violations().isEmpty()) {
            return new Found(new Policy(source, List.of()), result.violations());
        }
        PolicyReader reader = new PolicyReader(
                documents.isEmpty() ? Document.ofTree(source, MissingNode.getInstance()) : documents.get(0));
        if (documents.size() != 1) {
            reader.violation(FieldPath.ROOT, Kind.INVALID, "documents", null, "a policy is one document");
        }
        Policy policy = new Policy(source, reader.environments());
        return new Found(policy, reader.violations);
    }

    private List<PolicyEnvironment> environments() {
        JsonNode root = document.root();
        if (!isMapping(FieldPath.ROOT, root, TOP_FIELDS)) {
            return List.of();
        }
        return items(FieldPath.of("environments"), root.path("environments"), true, this::environment);
    }

    private PolicyEnvironment environment(FieldPath path, JsonNode node) {
        if (!isMapping(path, node, ENVIRONMENT_FIELDS)) {
            return new PolicyEnvironment("", List.of(), Set.of(), List.of());
        }
        Set<Impact> allowed = EnumSet.noneOf(Impact.class);
        items(path.field("allowedImpacts"), node.path("allowedImpacts"), true, this::impact)
                .forEach(impact -> impact.ifPresent(allowed::add));
        return new PolicyEnvironment(
                text(path.field("name"), node.path("name")),
                items(path.field("namespaces"), node.path("namespaces"), true, this::text),
                allowed,
                items(path.field("maintenanceWindows"), node.path("maintenanceWindows"), false, this::window));
    }

    private Optional<Impact> impact(FieldPath path, JsonNode node) {
        List<String> names = Arrays.stream(Impact.values()).map(Impact::name).toList();
        String name = text(path, node);
        if (name.equals(Impact.FORBIDDEN.name())) {
            violation(path, Kind.FORBIDDEN, "impact", name, "such a change breaks a cluster and is never allowed");
            return Optional.empty();
        }
        if (!names.contains(name)) {
            violation(
                    path,
                    Kind.UNSUPPORTED,
                    "impact",
                    name,
                    "supported values: " + String.join(", ", names.subList(0, names.size() - 1))
                            + suggestion(name, names));
            return Optional.empty();
        }
        return Optional.of(Impact.valueOf(name));
    }

    private MaintenanceWindow window(FieldPath path, JsonNode node) {
        if (!isMapping(path, node, WINDOW_FIELDS)) {
            return new MaintenanceWindow("", "", "");
        }
        String schedule = checked(path.field("schedule"), node.path("schedule"), PolicyReader::scheduleProblem);
        String duration = checked(
                path.field("duration"),
                node.path("duration"),
                text -> DurationText.parse(text).isPresent() ? Optional.empty() : Optional.of(DurationText.MESSAGE));
        String timeZone = node.has("timeZone")
                ? checked(path.field("timeZone"), node.path("timeZone"), TimeZoneName::problem)
                : DEFAULT_TIME_ZONE;
        return new MaintenanceWindow(schedule, duration, timeZone);
    }

    private static Optional<String> scheduleProblem(String text) {
        try {
            CronSchedule.parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private String checked(FieldPath path, JsonNode node, Function<String, Optional<String>> problem) {
        String text = text(path, node);
        if (!text.isEmpty()) {
            problem.apply(text).ifPresent(detail -> violation(path, Kind.INVALID, "window", text, detail));
        }
        return text;
    }

    private String text(FieldPath path, JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) {
            violation(path, Kind.REQUIRED, "text", null, "a text is required");
            return "";
        }
        return node.textValue();
    }

    private <T> List<T> items(
            FieldPath path, JsonNode node, boolean isRequired, BiFunction<FieldPath, JsonNode, T> item) {
        if (node.isMissingNode() && !isRequired) {
            return List.of();
        }
        if (!node.isArray()) {
            violation(path, Kind.REQUIRED, "list", null, "a list is required");
            return List.of();
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(item.apply(path.index(i), node.get(i)));
        }
        return items;
    }

    /** Whether the node is a mapping; reports fields that it must not have. */
    private boolean isMapping(FieldPath path, JsonNode node, List<String> fields) {
        if (!node.isObject()) {
            violation(
                    path,
                    Kind.INVALID,
                    "mapping",
                    null,
                    "must be a mapping with the fields " + String.join(", ", fields));
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                violation(
                        path.field(name),
                        Kind.UNKNOWN,
                        "field",
                        null,
                        "the fields are " + String.join(", ", fields) + suggestion(name, fields));
            }
        });
        return true;
    }

    private static String suggestion(String name, List<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    private void violation(FieldPath path, Kind kind, String rule, @Nullable Object value, String detail) {
        violations.add(
                Violation.error(path, kind, "policy." + rule, value, detail).at(document.sources()));
    }
}
