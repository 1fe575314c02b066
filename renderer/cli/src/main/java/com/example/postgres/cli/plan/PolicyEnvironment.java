package com.example.postgres.cli.plan;

import com.example.postgres.plan.impact.Impact;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Namespaces with the same rules.
 *
 * @param name in messages
 * @param namespaces their names; {@code *} stands for any characters, {@code ?} for one
 * @param allowedImpacts of changes; {@link Impact#NONE} is always allowed, {@link Impact#FORBIDDEN} never
 * @param windows when changes are applied; printed with the plan
 */
public record PolicyEnvironment(
        String name, List<String> namespaces, Set<Impact> allowedImpacts, List<MaintenanceWindow> windows) {

    /**
     * A time that comes again.
     *
     * @param schedule when it begins, as a CronJob has it
     * @param duration such as {@code 3h}
     * @param timeZone IANA name
     */
    public record MaintenanceWindow(String schedule, String duration, String timeZone) {

        @Override
        public String toString() {
            return schedule + " for " + duration + " (" + timeZone + ")";
        }
    }

    public PolicyEnvironment {
        namespaces = List.copyOf(namespaces);
        allowedImpacts = Set.copyOf(allowedImpacts);
        windows = List.copyOf(windows);
    }

    /** Whether the namespace, or every namespace of a pattern, is in the environment. */
    boolean holds(String namespace) {
        return namespaces.stream().anyMatch(glob -> Pattern.matches(expression(glob), namespace));
    }

    private static String expression(String glob) {
        return glob.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> "[^*]";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
    }

    boolean allows(Impact impact) {
        return impact == Impact.NONE || (impact != Impact.FORBIDDEN && allowedImpacts.contains(impact));
    }

    /** {@code production (allowed: METADATA, RELOAD)}. */
    String describe() {
        String allowed =
                new TreeSet<>(allowedImpacts).stream().map(Impact::name).collect(Collectors.joining(", "));
        return name + " (allowed: " + (allowed.isEmpty() ? "nothing" : allowed) + ")";
    }
}
