package com.example.postgres.yaml;

import com.example.postgres.source.Position;
import com.example.postgres.source.Violation.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML: the parser's events become trees here, so that no other code decides what a scalar means. */
final class YamlEvents {

    private static final Pattern SEPARATOR = Pattern.compile("^---(?=\\s|$)", Pattern.MULTILINE);
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\n");
    private static final String NO_ALIASES =
            "anchors (&) and aliases (*) are not supported: write the value out in each location";

    private final String source;
    private final String text;
    private final Problems problems;
    private final boolean keepsPositions;
    private final int linesBefore;
    private final StreamReader reader;
    private final Parser parser;
    private int index;
    private int documentLine;

    YamlEvents(String source, String text, Problems problems, boolean keepsPositions) {
        this(source, text, problems, keepsPositions, 0, 0);
    }

    private YamlEvents(
            String source, String text, Problems problems, boolean keepsPositions, int linesBefore, int index) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.source = source;
        this.text = text;
        this.problems = problems;
        this.keepsPositions = keepsPositions;
        this.linesBefore = linesBefore;
        this.index = index;
        this.reader = new StreamReader(text);
        this.parser = new ParserImpl(reader, options);
    }

    /** Adds the documents one by one, so that those before a syntax error are kept. */
    void readInto(List<Document> documents) {
        try {
            parser.getEvent();
            while (!parser.checkEvent(Event.ID.StreamEnd)) {
                Event start = parser.getEvent();
                documentLine = start.getStartMark().getLine();
                readDocument(start, documents);
                index++;
            }
        } catch (MarkedYAMLException e) {
            boolean isOneOfSeveral = index > 0 || SEPARATOR.matcher(text).find();
            throw SyntaxProblem.of(
                    e, this::position, isOneOfSeveral ? " (document " + (index + 1) + " of the text)" : "");
        } catch (YAMLException | NumberFormatException e) {
            throw SyntaxProblem.at(position(reader.getMark()), e);
        }
    }

    private void readDocument(Event start, List<Document> documents) {
        int before = problems.found().size();
        Event first = parser.getEvent();
        DocumentBuilder document = new DocumentBuilder(problems, keepsPositions, position(first));
        JsonNode root = value(document, first, Location.root());
        Event end = parser.getEvent();
        problems.endDocument(
                index, before, position(start).line(), position(end).line());
        if (!isEmpty(first)) {
            documents.add(document.build(root, index));
        }
    }

    /**
     * The documents after the one that could not be read. YAML knows where they begin: {@code ---} at the begin of a line
     * starts a document even inside a text block.
     */
    Optional<YamlEvents> afterFailure() {
        Matcher separator = SEPARATOR.matcher(text);
        int line = 0;
        int counted = 0;
        while (separator.find()) {
            line += (int) LINE_BREAK
                    .matcher(text.substring(counted, separator.start()))
                    .results()
                    .count();
            counted = separator.start();
            if (counted > 0 && line > documentLine) {
                return Optional.of(new YamlEvents(
                        source, text.substring(counted), problems, keepsPositions, linesBefore + line, index + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isEmpty(Event root) {
        return root instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }

    private JsonNode value(DocumentBuilder document, Event event, Location location) {
        if (event instanceof ScalarEvent scalar) {
            checkAnchor(document, location, scalar.getAnchor(), scalar);
            boolean isTaggedText = checkTag(document, location, scalar.getTag(), scalar);
            return scalar.isPlain() && !isTaggedText
                    ? document.plain(scalar.getValue(), location, position(scalar))
                    : TextNode.valueOf(scalar.getValue());
        }
        if (event instanceof CollectionStartEvent collection) {
            document.checkDepth(location, position(collection));
            checkAnchor(document, location, collection.getAnchor(), collection);
            checkTag(document, location, collection.getTag(), collection);
            return collection instanceof SequenceStartEvent ? list(document, location) : map(document, location);
        }
        return alias(document, location, (AliasEvent) event);
    }

    private JsonNode alias(DocumentBuilder document, Location location, AliasEvent alias) {
        checkAnchor(document, location, alias.getAnchor(), alias);
        return NullNode.getInstance();
    }

    private JsonNode list(DocumentBuilder document, Location location) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event event = parser.getEvent(); !event.is(Event.ID.SequenceEnd); event = parser.getEvent()) {
            list.add(value(document, event, document.item(location, list.size(), position(event))));
        }
        return list;
    }

    private JsonNode map(DocumentBuilder document, Location location) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (Event event = parser.getEvent(); !event.is(Event.ID.MappingEnd); event = parser.getEvent()) {
            String key = key(document, event, location);
            Location field = document.field(map, location, key, position(event));
            map.set(key, value(document, parser.getEvent(), field));
        }
        return map;
    }

    private String key(DocumentBuilder document, Event event, Location location) {
        if (!(event instanceof ScalarEvent scalar)) {
            String detail = event instanceof AliasEvent
                    ? NO_ALIASES
                    : "a key must be text, not a list or a mapping (a template placeholder in braces needs quotes)";
            document.report(location, Kind.INVALID, "yaml.key", "?", detail, position(event));
            skip(event);
            return "?";
        }
        String key = scalar.getValue();
        checkAnchor(document, location.field(key), scalar.getAnchor(), scalar);
        boolean isTaggedText = checkTag(document, location.field(key), scalar.getTag(), scalar);
        if (scalar.isPlain() && !isTaggedText) {
            checkKey(document, location, key, position(scalar));
        }
        return key;
    }

    private static void checkKey(DocumentBuilder document, Location location, String key, Position at) {
        if (key.equals("<<")) {
            String detail = "merge keys are not supported: write the fields out";
            document.report(location.field(key), Kind.FORBIDDEN, "yaml.merge-key", key, detail, at);
        } else if (PlainScalar.of(key) != PlainScalar.TEXT) {
            String detail = "a key must be text, and some YAML parsers read this one as something else: quote it"
                    + PlainScalar.quoted(key);
            document.report(location.field(key), Kind.INVALID, "yaml.key", key, detail, at);
        }
    }

    private void skip(Event event) {
        int open = event instanceof CollectionStartEvent ? 1 : 0;
        while (open > 0) {
            Event next = parser.getEvent();
            if (next instanceof CollectionStartEvent) {
                open++;
            } else if (next.is(Event.ID.SequenceEnd) || next.is(Event.ID.MappingEnd)) {
                open--;
            }
        }
    }

    private void checkAnchor(DocumentBuilder document, Location location, @Nullable String anchor, Event event) {
        if (anchor != null) {
            String written = (event instanceof AliasEvent ? "*" : "&") + anchor;
            document.report(location, Kind.FORBIDDEN, "yaml.alias", written, NO_ALIASES, position(event));
        }
    }

    /** Whether the tag says that the value is text. */
    private boolean checkTag(DocumentBuilder document, Location location, @Nullable String tag, Event event) {
        if (tag == null) {
            return false;
        }
        boolean isText = event instanceof ScalarEvent && tag.equals(Tag.STR.getValue());
        if (!isText) {
            String detail = "tags are not supported: remove it, and quote the value if it is text";
            document.report(
                    location, Kind.FORBIDDEN, "yaml.tag", tag.replace(Tag.PREFIX, "!!"), detail, position(event));
        }
        return isText;
    }

    private Position position(Event event) {
        return position(event.getStartMark());
    }

    private Position position(@Nullable Mark mark) {
        return mark == null
                ? Position.of(source)
                : new Position(source, linesBefore + mark.getLine() + 1, mark.getColumn() + 1);
    }
}
