package com.example.postgres.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads JSON, and checks it against one of this project's schemas: the few keywords of JSON Schema that they use. */
final class Json {

    private static final Path SCHEMAS =
            Path.of("../../docs/schema").toAbsolutePath().normalize();

    private final JsonNode schema;
    private final List<String> problems = new ArrayList<>();

    private Json(JsonNode schema) {
        this.schema = schema;
    }

    static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode schema(String name) {
        return read(Specs.read(SCHEMAS, name));
    }

    /** Where the value breaks the schema; empty if nowhere. */
    static List<String> problems(String schemaName, JsonNode value) {
        Json check = new Json(schema(schemaName));
        check.check("$", check.schema, value);
        return check.problems;
    }

    private void check(String path, JsonNode rule, JsonNode value) {
        if (rule.has("$ref")) {
            check(path, schema.at(rule.get("$ref").asText().substring(1)), value);
            return;
        }
        if (rule.has("oneOf")) {
            long matching = 0;
            for (JsonNode option : rule.get("oneOf")) {
                Json attempt = new Json(schema);
                attempt.check(path, option, value);
                matching += attempt.problems.isEmpty() ? 1 : 0;
            }
            require(matching == 1, path, "matches " + matching + " of oneOf");
        }
        if (rule.has("enum")) {
            boolean isListed = false;
            for (JsonNode allowed : rule.get("enum")) {
                isListed |= allowed.equals(value);
            }
            require(isListed, path, value + " is not in the enum");
        }
        switch (rule.path("type").asText()) {
            case "object" -> object(path, rule, value);
            case "array" -> array(path, rule, value);
            case "string" -> string(path, rule, value);
            case "integer" -> require(value.isIntegralNumber(), path, "no integer");
            case "boolean" -> require(value.isBoolean(), path, "no boolean");
            default -> require(!rule.has("type"), path, "this check does not know the type " + rule.path("type"));
        }
    }

    private void object(String path, JsonNode rule, JsonNode value) {
        require(value.isObject(), path, "no object");
        rule.path("required").forEach(name -> require(value.has(name.asText()), path, name + " is missing"));
        value.fieldNames().forEachRemaining(name -> {
            require(rule.path("properties").has(name), path, name + " is unknown");
            if (rule.path("properties").has(name)) {
                check(path + "." + name, rule.path("properties").get(name), value.get(name));
            }
        });
    }

    private void array(String path, JsonNode rule, JsonNode value) {
        require(value.isArray(), path, "no array");
        require(value.size() >= rule.path("minItems").asInt(), path, "too few items");
        for (int i = 0; i < value.size(); i++) {
            check(path + "[" + i + "]", rule.get("items"), value.get(i));
        }
    }

    private void string(String path, JsonNode rule, JsonNode value) {
        require(value.isTextual(), path, "no string");
        require(value.asText().length() >= rule.path("minLength").asInt(), path, "too short");
        require(
                Pattern.compile(rule.path("pattern").asText(""))
                        .matcher(value.asText())
                        .find(),
                path,
                "does not match the pattern");
    }

    private void require(boolean holds, String path, String problem) {
        if (!holds) {
            problems.add(path + ": " + problem);
        }
    }
}
