package com.example.postgres.yaml;

import com.example.postgres.source.Position;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON, which YAML readers mostly, but not always, take for YAML: long keys and {@code \/} are the exceptions. */
final class JsonTokens {

    private static final JsonFactory JSON = new JsonFactory();

    private final String source;
    private final Problems problems;
    private final boolean keepsPositions;

    JsonTokens(String source, Problems problems, boolean keepsPositions) {
        this.source = source;
        this.problems = problems;
        this.keepsPositions = keepsPositions;
    }

    /**
     * @throws YamlException if the text is not one JSON value
     */
    Document read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            DocumentBuilder document = new DocumentBuilder(problems, keepsPositions, position(parser));
            JsonNode root = value(document, parser, Location.root());
            if (parser.nextToken() != null) {
                throw syntax("unexpected text after the end of the JSON value", parser.currentTokenLocation());
            }
            return document.build(root, 0);
        } catch (JsonProcessingException e) {
            throw syntax(e.getOriginalMessage(), e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode value(DocumentBuilder document, JsonParser parser, Location location) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(document, parser, location);
            case START_ARRAY -> list(document, parser, location);
            case VALUE_NUMBER_INT -> document.integer(parser.getText(), location, position(parser));
            case VALUE_NUMBER_FLOAT -> document.decimal(parser.getText(), location, position(parser));
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            default -> TextNode.valueOf(parser.getText());
        };
    }

    private JsonNode map(DocumentBuilder document, JsonParser parser, Location location) throws IOException {
        document.checkDepth(location, position(parser));
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Location field = document.field(map, location, key, position(parser));
            parser.nextToken();
            map.set(key, value(document, parser, field));
        }
        return map;
    }

    private JsonNode list(DocumentBuilder document, JsonParser parser, Location location) throws IOException {
        document.checkDepth(location, position(parser));
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(document, parser, document.item(location, list.size(), position(parser))));
        }
        return list;
    }

    private YamlException syntax(String problem, JsonLocation at) {
        return Problems.fatal("yaml.syntax", "not valid JSON: " + problem, position(at));
    }

    private Position position(JsonParser parser) {
        return position(parser.currentTokenLocation());
    }

    private Position position(@Nullable JsonLocation at) {
        return at == null ? Position.of(source) : new Position(source, at.getLineNr(), at.getColumnNr());
    }
}
