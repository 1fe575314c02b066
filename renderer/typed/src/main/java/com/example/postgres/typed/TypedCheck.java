package com.example.postgres.typed;

import com.example.postgres.object.KubernetesObject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Checks one manifest against its Kubernetes type and the rules that every API server applies. Thread-safe. */
public final class TypedCheck {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<TreeRule> RULES = List.of(
            new NameRule(), new LabelRule(), new PortRule(), new QuantityRule(), new UniqueKeysRule(), new NullRule());

    private TypedCheck() {}

    /** Everything that Kubernetes would refuse or drop; empty for a sound manifest. */
    public static List<Finding> check(KubernetesObject manifest) {
        Findings findings = new Findings(manifest.id());
        KubernetesTypes.of(manifest).ifPresentOrElse(type -> checkType(manifest.tree(), type, findings), () -> {
            if (manifest.id().isBuiltIn()) {
                findings.add(Place.ROOT.field("kind"), "no such kind is known");
            }
        });
        checkValues(Place.ROOT, manifest.tree(), findings);
        return findings.found();
    }

    private static void checkValues(Place place, JsonNode value, Findings findings) {
        RULES.forEach(rule -> rule.check(place, value, findings));
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            checkValues(place.field(field.getKey()), field.getValue(), findings);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            checkValues(place.item(i), value.get(i), findings);
        }
    }

    private static void checkType(JsonNode tree, Class<?> type, Findings findings) {
        Object typed;
        try {
            typed = MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            findings.add(Place.ROOT, "does not fit its type: " + e.getOriginalMessage());
            return;
        }
        UnknownFields.check(Place.ROOT, typed, findings);
        RoundTrip.check(Place.ROOT, tree, MAPPER.valueToTree(typed), findings);
    }
}
