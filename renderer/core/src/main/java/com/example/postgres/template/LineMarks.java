package com.example.postgres.template;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Position;
import com.example.postgres.source.SourceMap;
import com.example.postgres.yaml.Document;
import com.example.postgres.yaml.YamlReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks each line of templates with its place in its file, and finds the marks in what the templates print: so every value
 * that was printed has the line that printed it, whatever conditions, loops and partials lie between.
 */
final class LineMarks {

    /** Private-use characters, as those of {@link Placeholders}. */
    private static final char START = '\uE002';

    private static final char END = '\uE003';

    private static final Pattern MARK = Pattern.compile(START + "([0-9]+)" + END);

    /** A tag alone on its line prints nothing, and only alone it takes its line break with it. */
    private static final Pattern TAG_LINE = Pattern.compile("\\s*(\\{\\{([#/^!>]|else\\b).*)?");

    private final List<Position> places = new ArrayList<>();

    /**
     * The text with a mark at the start of each line that prints something.
     *
     * @param file its name
     */
    String mark(String file, String text) {
        StringBuilder marked = new StringBuilder();
        int number = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            number++;
            if (!TAG_LINE.matcher(line.stripTrailing()).matches()) {
                marked.append(START).append(places.size()).append(END);
                places.add(new Position(file, number, 1));
            }
            marked.append(line);
        }
        return marked.toString();
    }

    /**
     * The places of the values of a document.
     *
     * @param file that prints the document
     * @param printed with marks and placeholders
     * @param values of the placeholders
     */
    SourceMap sources(String file, String printed, List<JsonNode> values) {
        List<Position> lines = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Position last = new Position(file, 1, 1);
        for (String line : printed.split("(?<=\n)", -1)) {
            Matcher mark = MARK.matcher(line);
            if (mark.find()) {
                last = places.get(Integer.parseInt(mark.group(1)));
            }
            lines.add(last);
            text.append(mark.replaceAll(""));
        }
        Document document = YamlReader.read(file, text.toString()).documents().get(0);
        Map<FieldPath, Position> positions = new LinkedHashMap<>();
        collect(new Printed(document, lines, values), FieldPath.ROOT, FieldPath.ROOT, document.root(), positions);
        return new SourceMap(new Position(file, 1, 1), positions);
    }

    /**
     * A document that was printed with placeholders.
     *
     * @param lines the place of each line
     * @param values of the placeholders
     */
    private record Printed(Document document, List<Position> lines, List<JsonNode> values) {

        Position place(FieldPath path) {
            return lines.get(document.sources().locate(path).line() - 1);
        }

        /** A key may be a placeholder, or contain some. */
        String key(String printed) {
            return Skeleton.fill(printed, values).asText();
        }
    }

    /**
     * Descends through the document.
     *
     * @param printed the path as it was printed
     * @param path with the values of the placeholders
     */
    private static void collect(
            Printed text, FieldPath printed, FieldPath path, JsonNode node, Map<FieldPath, Position> positions) {
        positions.putIfAbsent(path, text.place(printed));
        node.properties().forEach(field -> {
            FieldPath below = path.field(text.key(field.getKey()));
            collect(text, printed.field(field.getKey()), below, field.getValue(), positions);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(text, printed.index(i), path.index(i), node.get(i), positions);
        }
    }
}
