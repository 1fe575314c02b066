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

/** One document while it is read, whatever the notation: its values, their places, the rules that hold for both. */
final class DocumentBuilder {

    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_INT = 9;
    private static final int LARGEST_EXPONENT = 308;

    private final Problems problems;
    private final boolean keepsPositions;
    private final Position start;
    private final Map<FieldPath, Position> positions = new HashMap<>();

    DocumentBuilder(Problems problems, boolean keepsPositions, Position start) {
        this.problems = problems;
        this.keepsPositions = keepsPositions;
        this.start = start;
        found(Place.root(), start);
    }

    Document build(JsonNode root, int index) {
        return new Document(root, new SourceMap(start, positions), index);
    }

    void report(Place place, Kind kind, String rule, Object value, String detail, Position at) {
        problems.report(place.path(), kind, rule, value, detail, at);
    }

    void checkDepth(Place place, Position at) {
        if (place.depth() >= YamlReader.MAX_DEPTH) {
            throw Problems.fatal(
                    "yaml.too-deep",
                    "mappings and lists are nested more than " + YamlReader.MAX_DEPTH + " levels deep: flatten them",
                    at);
        }
    }

    Place field(ObjectNode map, Place parent, String key, Position at) {
        Place place = parent.field(key);
        if (map.has(key)) {
            Position first = positions.get(place.path());
            String where = first == null ? "" : " (first on line " + first.line() + ")";
            report(
                    place,
                    Kind.DUPLICATE,
                    "yaml.duplicate-key",
                    key,
                    "the key stands twice in the same mapping" + where + ": keep one of them",
                    at);
        }
        found(place, at);
        return place;
    }

    Place item(Place parent, int index, Position at) {
        Place place = parent.item(index);
        found(place, at);
        return place;
    }

    private void found(Place place, Position at) {
        if (keepsPositions) {
            positions.putIfAbsent(place.path(), at);
        }
    }

    JsonNode plain(String text, Place place, Position at) {
        return switch (PlainScalar.of(text)) {
            case NULL -> NullNode.getInstance();
            case BOOLEAN -> BooleanNode.valueOf(text.equals("true"));
            case INTEGER -> integer(text, place, at);
            case DECIMAL -> decimal(text, place, at);
            case TEXT -> TextNode.valueOf(text);
            case AMBIGUOUS -> ambiguous(text, place, at);
        };
    }

    private JsonNode ambiguous(String text, Place place, Position at) {
        report(place, Kind.INVALID, "yaml.ambiguous-scalar", text, Ambiguity.explain(text), at);
        return TextNode.valueOf(text);
    }

    JsonNode integer(String text, Place place, Position at) {
        if (text.length() <= LONGEST_INT) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        if (text.length() > LONGEST_NUMBER) {
            return tooLarge(text, place, at);
        }
        BigInteger number = new BigInteger(text);
        if (number.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    JsonNode decimal(String text, Place place, Position at) {
        if (text.length() > LONGEST_NUMBER) {
            return tooLarge(text, place, at);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long magnitude = (long) number.precision() - number.scale();
            return Math.abs(magnitude) > LARGEST_EXPONENT ? tooLarge(text, place, at) : DecimalNode.valueOf(number);
        } catch (NumberFormatException exponentIsNoInt) {
            return tooLarge(text, place, at);
        }
    }

    private JsonNode tooLarge(String text, Place place, Position at) {
        report(
                place,
                Kind.INVALID,
                "yaml.number",
                text,
                "no reader keeps a number of this size: quote it if it is text",
                at);
        return TextNode.valueOf(text);
    }
}
