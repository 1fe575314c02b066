package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;

/** A unit as users write it behind a number; upper and lower case matter. The largest of a family first. */
enum WrittenUnit {
    TERABYTE("TB", Unit.Family.MEMORY, 1L << 40),
    GIGABYTE("GB", Unit.Family.MEMORY, 1L << 30),
    MEGABYTE("MB", Unit.Family.MEMORY, 1L << 20),
    KILOBYTE("kB", Unit.Family.MEMORY, 1L << 10),
    BYTE("B", Unit.Family.MEMORY, 1),
    DAY("d", Unit.Family.TIME, 86_400_000_000L),
    HOUR("h", Unit.Family.TIME, 3_600_000_000L),
    MINUTE("min", Unit.Family.TIME, 60_000_000),
    SECOND("s", Unit.Family.TIME, 1_000_000),
    MILLISECOND("ms", Unit.Family.TIME, 1_000),
    MICROSECOND("us", Unit.Family.TIME, 1);

    private final String symbol;
    private final Unit.Family family;
    private final long size;

    WrittenUnit(String symbol, Unit.Family family, long size) {
        this.symbol = symbol;
        this.family = family;
        this.size = size;
    }

    /** The symbol after the number. */
    String symbol() {
        return symbol;
    }

    /** In bytes or microseconds. */
    long size() {
        return size;
    }

    /** The units of a family, the largest first. */
    static List<WrittenUnit> of(Unit.Family family) {
        List<WrittenUnit> units = new ArrayList<>();
        for (WrittenUnit unit : values()) {
            if (unit.family == family) {
                units.add(unit);
            }
        }
        return List.copyOf(units);
    }

    /** The symbols of a family, the smallest unit first: {@code B, kB, MB, GB, TB}. */
    static String symbols(Unit.Family family) {
        List<String> symbols = new ArrayList<>();
        of(family).forEach(unit -> symbols.add(0, unit.symbol));
        return String.join(", ", symbols);
    }
}
