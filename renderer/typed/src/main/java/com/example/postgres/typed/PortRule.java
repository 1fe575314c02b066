package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Ports are numbers from 1 to 65535 or names of ports (RFC 6335). */
final class PortRule implements TreeRule {

    private static final Set<String> FIELDS =
            Set.of("port", "containerPort", "hostPort", "targetPort", "nodePort", "endPort");
    /** Their keys may be called like a port. */
    private static final Set<String> FREE_MAPPINGS =
            Set.of("labels", "annotations", "data", "matchLabels", "nodeSelector", "selector");

    private static final int MAX = 65535;
    private static final Pattern NAME = Pattern.compile("(?=[a-z0-9-]{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        if (place.name().equals("name")
                && place.listOfItem().equals("ports")
                && !NAME.matcher(value.asText()).matches()) {
            findings.add(place, value + " is no name of a port: at most 15 characters, a-z, 0-9 and single '-'");
        }
        if (!FIELDS.contains(place.name()) || place.index() >= 0 || FREE_MAPPINGS.contains(place.mapping())) {
            return;
        }
        boolean isValid = value.isTextual()
                ? NAME.matcher(value.textValue()).matches()
                : value.isIntegralNumber() && value.asLong() >= 1 && value.asLong() <= MAX;
        if (!isValid) {
            findings.add(place, value + " is no port: 1 to " + MAX + " or the name of a port");
        }
    }
}
