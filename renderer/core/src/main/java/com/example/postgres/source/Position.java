package com.example.postgres.source;

import java.util.Comparator;

/**
 * A position in a text, printed as compilers do.
 *
 * @param source the file name as the user gave it, or another name of the text such as {@code <stdin>}
 * @param line counted from 1; 0 when only the source is known
 * @param column counted from 1 in characters; 0 when only the source is known
 */
public record Position(String source, int line, int column) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::source)
            .thenComparingInt(Position::line)
            .thenComparingInt(Position::column);

    /** The text as a whole. */
    public static Position of(String source) {
        return new Position(source, 0, 0);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String name = Escapes.visible(source);
        return line == 0 ? name : name + ":" + line + ":" + column;
    }
}
