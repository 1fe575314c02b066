package com.example.postgres.cli.plan;

import com.example.postgres.cli.plan.PolicyEnvironment.MaintenanceWindow;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.syntax.CronSchedule;
import com.example.postgres.syntax.DurationText;
import com.example.postgres.syntax.TimeZoneName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a policy file; {@code docs/schema/policy.schema.json} is its schema for editors. */
public final class PolicyReader {

    private static final List<String> TOP_FIELDS = List.of("environments");
    private static final List<String> ENVIRONMENT_FIELDS =
            List.of("name", "namespaces", "allowedImpacts", "maintenanceWindows");
    private static final List<String> WINDOW_FIELDS = List.of("schedule", "duration", "timeZone");
    private static final String DEFAULT_TIME_ZONE = "Etc/UTC";

    /** What a name of a namespace can be, with the wildcards. */
    private static final Pattern NAMESPACES = Pattern.compile("[a-z0-9*?]([a-z0-9*?-]*[a-z0-9*?])?");

    private final StrictDocument file;

    private PolicyReader(StrictDocument file) {
        this.file = file;
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
        StrictDocument file = new StrictDocument("policy", "a policy", source, content);
        List<PolicyEnvironment> environments = file.isReadable() ? new PolicyReader(file).environments() : List.of();
        return new Found(new Policy(source, environments), file.violations());
    }

    private List<PolicyEnvironment> environments() {
        JsonNode root = file.root();
        if (!file.isMapping(FieldPath.ROOT, root, TOP_FIELDS)) {
            return List.of();
        }
        FieldPath path = FieldPath.of("environments");
        List<PolicyEnvironment> environments =
                filled(path, root.path("environments"), "list at least one environment", this::environment);
        if (file.violations().isEmpty()) {
            checkOrder(path, environments);
        }
        return environments;
    }

    /** Reports namespaces about which an environment never decides, because one above it has all of them. */
    private void checkOrder(FieldPath path, List<PolicyEnvironment> environments) {
        List<PolicyEnvironment> above = new ArrayList<>();
        for (PolicyEnvironment environment : environments) {
            FieldPath namespaces = path.index(above.size()).field("namespaces");
            for (int i = 0; i < environment.namespaces().size(); i++) {
                String pattern = environment.namespaces().get(i);
                FieldPath place = namespaces.index(i);
                above.stream()
                        .filter(first -> first.holds(pattern))
                        .findFirst()
                        .ifPresent(first -> file.violation(
                                place,
                                Kind.DUPLICATE,
                                "order",
                                pattern,
                                "the environment \"" + first.name()
                                        + "\" above has it, and the first one decides: put \"" + environment.name()
                                        + "\" above, or remove the namespace from one of them"));
            }
            above.add(environment);
        }
    }

    /** The items of a list that must have some. */
    private <T> List<T> filled(FieldPath path, JsonNode node, String cure, BiFunction<FieldPath, JsonNode, T> item) {
        if (node.isArray() && node.isEmpty()) {
            file.violation(path, Kind.REQUIRED, "list", null, cure);
        }
        return file.items(path, node, true, item);
    }

    private PolicyEnvironment environment(FieldPath path, JsonNode node) {
        if (!file.isMapping(path, node, ENVIRONMENT_FIELDS)) {
            return new PolicyEnvironment("", List.of(), Set.of(), List.of());
        }
        Set<Impact> allowed = EnumSet.noneOf(Impact.class);
        file.items(path.field("allowedImpacts"), node.path("allowedImpacts"), true, this::impact)
                .forEach(impact -> impact.ifPresent(allowed::add));
        return new PolicyEnvironment(
                file.text(path.field("name"), node.path("name")),
                filled(
                        path.field("namespaces"),
                        node.path("namespaces"),
                        "list at least one namespace: the environment has none",
                        this::namespaces),
                allowed,
                file.items(path.field("maintenanceWindows"), node.path("maintenanceWindows"), false, this::window));
    }

    private String namespaces(FieldPath path, JsonNode node) {
        String pattern = file.text(path, node);
        if (!pattern.isEmpty() && !NAMESPACES.matcher(pattern).matches()) {
            file.violation(
                    path,
                    Kind.INVALID,
                    "namespace",
                    pattern,
                    "no namespace has such a name: it has a-z, 0-9 and - inside; * stands for any characters, ? for one");
        }
        return pattern;
    }

    private Optional<Impact> impact(FieldPath path, JsonNode node) {
        List<String> names = Arrays.stream(Impact.values()).map(Impact::name).toList();
        String name = file.text(path, node);
        if (name.equals(Impact.FORBIDDEN.name())) {
            file.violation(path, Kind.FORBIDDEN, "impact", name, "such a change breaks a cluster and is never allowed");
            return Optional.empty();
        }
        if (!names.contains(name)) {
            file.violation(
                    path,
                    Kind.UNSUPPORTED,
                    "impact",
                    name,
                    "supported values: " + String.join(", ", names.subList(0, names.size() - 1))
                            + StrictDocument.suggestion(name, names));
            return Optional.empty();
        }
        return Optional.of(Impact.valueOf(name));
    }

    private MaintenanceWindow window(FieldPath path, JsonNode node) {
        if (!file.isMapping(path, node, WINDOW_FIELDS)) {
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
        String text = file.text(path, node);
        if (!text.isEmpty()) {
            problem.apply(text).ifPresent(detail -> file.violation(path, Kind.INVALID, "window", text, detail));
        }
        return text;
    }
}
