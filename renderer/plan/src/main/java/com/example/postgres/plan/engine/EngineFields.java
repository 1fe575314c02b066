package com.example.postgres.plan.engine;

import com.example.postgres.object.Value;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/** The types of the fields that {@link Engine} reads. A field of another type would count as not set, and the API server refuses it. */
final class EngineFields {

    private static final List<String> SWITCHES = List.of(
            "suspend",
            "prune",
            "force",
            "syncPolicy.automated.enabled",
            "syncPolicy.automated.prune",
            "syncPolicy.automated.selfHeal");
    private static final List<String> TEXTS = List.of(
            "path",
            "targetNamespace",
            "namePrefix",
            "nameSuffix",
            "sourceHydrator.drySource.path",
            "sourceHydrator.syncSource.path");
    private static final List<String> MAPPINGS =
            List.of("postBuild", "commonMetadata", "syncPolicy", "syncPolicy.automated", "source", "sourceHydrator");
    private static final List<String> LISTS =
            List.of("patches", "components", "images", "sources", "syncPolicy.syncOptions");

    private EngineFields() {}

    /** Throws for the first value of another type, with its place. */
    static void check(String name, Value spec) {
        if (spec.exists()) {
            require(name, spec, JsonNode::isObject, "a mapping");
        }
        check(name, spec, MAPPINGS, JsonNode::isObject, "a mapping");
        check(name, spec, LISTS, JsonNode::isArray, "a list");
        check(name, spec, SWITCHES, JsonNode::isBoolean, "true or false");
        check(name, spec, TEXTS, JsonNode::isTextual, "a string");
        spec.get("syncPolicy", "syncOptions")
                .items()
                .forEach(option -> require(name, option, JsonNode::isTextual, "a string, such as \"Prune=true\""));
        checkSource(name, spec.get("source"));
        spec.get("sources").items().forEach(source -> {
            require(name, source, JsonNode::isObject, "a mapping");
            checkSource(name, source);
        });
    }

    private static void checkSource(String name, Value source) {
        check(name, source, List.of("path"), JsonNode::isTextual, "a string");
        check(name, source, List.of("kustomize"), JsonNode::isObject, "a mapping");
    }

    private static void check(String name, Value holder, List<String> paths, Predicate<JsonNode> type, String wanted) {
        paths.stream()
                .map(path -> holder.get(path.split("\\.", -1)))
                .filter(Value::exists)
                .forEach(value -> require(name, value, type, wanted));
    }

    private static void require(String name, Value value, Predicate<JsonNode> type, String wanted) {
        if (!type.test(value.node())) {
            throw new EngineException(
                    value,
                    name + " has " + Engine.visible(value.path() + ": " + value.node()) + ", which must be " + wanted);
        }
    }
}
