package com.example.postgres.yaml;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.SourceMap;
import com.example.postgres.source.Violation.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Builds one document from YAML or JSON: its values, their positions, and the rules for both formats. */
final class DocumentBuilder {

    static final int MAX_DEPTH = 50;

    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_INT_LENGTH = 9;
    private static final int MAX_EXPONENT = 308;

    private final Problems problems;
    private final boolean keepsPositions;
    private final Position start;
    private final Map<FieldPath, Position> positions = new HashMap<>();

    DocumentBuilder(Problems problems, boolean keepsPositions, Position start) {
        this.problems = problems;
        this.keepsPositions = keepsPositions;
        this.start = start;
        found(Location.root(), start);
    }

    Document build(JsonNode root, int index) {
        return new Document(root, new SourceMap(start, positions), index);
    }

    void report(Location location, Kind kind, String rule, Object value, String detail, Position at) {
        problems.report(location.path(), kind, rule, value, detail, at);
    }

    void checkDepth(Location location, Position at) {
        if (location.depth() >= MAX_DEPTH) {
            throw Problems.fatal(
                    "yaml.too-deep",
                    "mappings and lists are nested more than " + MAX_DEPTH + " levels deep: flatten them",
                    at);
        }
    }

    Location field(ObjectNode map, Location parent, String key, Position at) {
        Location location = parent.field(key);
        if (map.has(key)) {
            Position first = positions.get(location.path());
            String where = first == null ? "" : " (first on line " + first.line() + ")";
            report(
                    location,
                    Kind.DUPLICATE,
                    "yaml.duplicate-key",
                    key,
                    "the key is already in this mapping" + where + ": keep one of them",
                    at);
        }
        found(location, at);
        return location;
    }

    Location item(Location parent, int index, Position at) {
        Location location = parent.item(index);
        found(location, at);
        return location;
    }

    private void found(Location location, Position at) {
        if (keepsPositions) {
            positions.putIfAbsent(location.path(), at);
        }
    }

    JsonNode plain(String text, Location location, Position at) {
        return switch (PlainScalar.of(text)) {
            case NULL -> NullNode.getInstance();
            case BOOLEAN -> BooleanNode.valueOf(text.equals("true"));
            case INTEGER -> integer(text, location, at);
            case DECIMAL -> decimal(text, location, at);
            case TEXT -> TextNode.valueOf(text);
            case AMBIGUOUS -> ambiguous(text, location, at);
        };
    }

    private JsonNode ambiguous(String text, Location location, Position at) {
        report(location, Kind.INVALID, "yaml.ambiguous-scalar", text, PlainScalar.explain(text), at);
        return TextNode.valueOf(text);
    }

    JsonNode integer(String text, Location location, Position at) {
        if (text.length() <= MAX_INT_LENGTH) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        if (text.length() > MAX_NUMBER_LENGTH) {
            return tooLarge(text, location, at);
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    JsonNode decimal(String text, Location location, Position at) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return tooLarge(text, location, at);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long magnitude = (long) number.precision() - number.scale();
            return Math.abs(magnitude) > MAX_EXPONENT ? tooLarge(text, location, at) : DecimalNode.valueOf(number);
        } catch (NumberFormatException exponentIsNoInt) {
            return tooLarge(text, location, at);
        }
    }

    private JsonNode tooLarge(String text, Location location, Position at) {
        report(location, Kind.INVALID, "yaml.number", text, "the number is too large: quote it if it is text", at);
        return TextNode.valueOf(text);
    }
}
