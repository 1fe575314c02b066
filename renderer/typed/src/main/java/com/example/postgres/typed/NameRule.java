package com.example.postgres.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of objects and of what stands in pods. */
final class NameRule implements TreeRule {

    /** A pod of a StatefulSet or Job is named after it, and its name must be a host name. */
    private static final int LONGEST_OWNER_OF_PODS = 63 - 11;

    private static final Set<String> NAMED_BY_LABEL =
            Set.of("containers", "initContainers", "volumes", "volumeMounts", "volumeClaimTemplates");
    private static final Pattern VARIABLE = Pattern.compile("[\\x20-\\x3c\\x3e-\\x7e]+");

    @Override
    public void check(Place place, JsonNode value, Findings findings) {
        if (place.parent() == null) {
            checkObject(value, findings);
        }
        boolean isName = place.name().equals("name");
        if (isName && NAMED_BY_LABEL.contains(place.listOfItem()) && !Names.isLabel(value.asText())) {
            findings.add(place, value + " is no DNS label");
        }
        if (isName
                && place.listOfItem().equals("env")
                && !VARIABLE.matcher(value.asText()).matches()) {
            findings.add(place, value + " is no name of an environment variable");
        }
    }

    private static void checkObject(JsonNode tree, Findings findings) {
        Place metadata = Place.ROOT.field("metadata");
        String kind = tree.path("kind").asText();
        String name = tree.path("metadata").path("name").asText();
        boolean isValid = switch (kind) {
            case "Service" -> Names.isService(name);
            case "StatefulSet" -> Names.isLabel(name) && name.length() <= LONGEST_OWNER_OF_PODS;
            case "Job" -> Names.isLabel(name);
            case "CronJob" -> Names.isLabel(name) && name.length() <= LONGEST_OWNER_OF_PODS;
            default -> Names.isSubdomain(name);
        };
        if (!isValid) {
            findings.add(metadata.field("name"), "\"" + name + "\" is no name of a " + kind);
        }
        if (!Names.isLabel(tree.path("metadata").path("namespace").asText())) {
            findings.add(metadata.field("namespace"), "is no name of a namespace");
        }
    }
}
