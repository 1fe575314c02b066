package com.example.postgres.source;

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
