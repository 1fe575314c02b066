package com.example.postgres.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The position of each value of a document in its text. */
public final class SourceMap {

    private final Position start;
    private final Map<FieldPath, Position> positions;
    private final FieldPath base;

    /**
     * @param start where the document begins
     * @param positions of every value; for a field of a mapping, the position of its key
     */
    public SourceMap(Position start, Map<FieldPath, Position> positions) {
        // Not Map.copyOf: it probes linearly, and the hashes of list items follow each other, so that reading a
        // long list would take time that grows with its square.
        this(start, new HashMap<>(positions), FieldPath.ROOT);
    }

    private SourceMap(Position start, Map<FieldPath, Position> positions, FieldPath base) {
        this.start = start;
        this.positions = positions;
        this.base = base;
    }

    /** A map for values that were read from no text: every position is that of the source as a whole. */
    public static SourceMap ofWhole(String source) {
        return new SourceMap(Position.of(source), Map.of());
    }

    /** The positions in a part of the document, whose paths begin at this value. */
    public SourceMap below(FieldPath path) {
        return new SourceMap(start, positions, base.append(path));
    }

    /** These positions, and below the value those of a text that is in it, such as a file in a ConfigMap. */
    public SourceMap with(FieldPath path, SourceMap text) {
        Map<FieldPath, Position> all = new HashMap<>(positions);
        text.positions.forEach((below, position) -> all.put(base.append(path).append(below), position));
        all.put(base.append(path), text.start);
        return new SourceMap(start, all, base);
    }

    /** The value, or its nearest ancestor that the text has. */
    public FieldPath nearest(FieldPath path) {
        FieldPath at = path;
        while (!positions.containsKey(base.append(at)) && at.parent().isPresent()) {
            at = at.parent().get();
        }
        return at;
    }

    /**
     * The value that begins on the line, the outermost of several; on a line where none begins, the last one before it.
     *
     * @param line counted from 1
     */
    public FieldPath beginningOn(int line) {
        Comparator<Map.Entry<FieldPath, Position>> nearest =
                Comparator.comparing(value -> value.getValue().line(), Comparator.reverseOrder());
        return positions.entrySet().stream()
                .filter(value -> value.getValue().line() <= line && isBelowBase(value.getKey()))
                .min(nearest.thenComparingInt(value -> value.getKey().segments().size()))
                .map(value -> relative(value.getKey()))
                .orElse(FieldPath.ROOT);
    }

    private boolean isBelowBase(FieldPath path) {
        return path.isWithin(base) && !path.equals(base);
    }

    private FieldPath relative(FieldPath path) {
        return new FieldPath(
                path.segments().subList(base.segments().size(), path.segments().size()));
    }

    /** The position of the value, or of its nearest ancestor that the text has (a missing field points to its parent). */
    public Position locate(FieldPath path) {
        for (Optional<FieldPath> at = Optional.of(base.append(path));
                at.isPresent();
                at = at.get().parent()) {
            Position position = positions.get(at.get());
            if (position != null) {
                return position;
            }
        }
        return start;
    }
}
