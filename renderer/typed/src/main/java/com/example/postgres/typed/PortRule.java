package com.example.postgres.typed;

import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import com.example.postgres.typed.TypedCheck.TreeRule;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/** Ports are numbers from 1 to 65535 or names of ports (RFC 6335). */
final class PortRule implements TreeRule {

    private static final List<String> FIELDS =
            List.of("port", "containerPort", "hostPort", "targetPort", "nodePort", "endPort");

    /** Mappings whose keys are chosen freely and may be the name of a port field. */
    private static final List<String> FREE_MAPPINGS =
            List.of("labels", "annotations", "data", "matchLabels", "nodeSelector", "selector");

    private static final int MAX = 65535;
    private static final Pattern NAME = Pattern.compile("(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

    @Override
    public void check(Value value, List<Violation> violations) {
        if (value.path().endsWith("ports", "[]", "name")
                && !NAME.matcher(value.node().asText()).matches()) {
            violations.add(value.error(
                    "typed.port.name", "must be the name of a port: at most 15 characters, a-z, 0-9 and single '-'"));
        }
        if (isPort(value) && !isValid(value.node())) {
            violations.add(value.error("typed.port", "must be a port: 1 to " + MAX + " or the name of a port"));
        }
    }

    private static boolean isPort(Value value) {
        return FIELDS.stream().anyMatch(value.path()::endsWith)
                && FREE_MAPPINGS.stream().noneMatch(mapping -> value.path().endsWith(mapping, "*"));
    }

    private static boolean isValid(JsonNode port) {
        return port.isTextual()
                ? NAME.matcher(port.textValue()).matches()
                : port.isIntegralNumber() && port.asLong() >= 1 && port.asLong() <= MAX;
    }
}
