package com.example.postgres.proof.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Facts as rows.
 *
 * @param columns names of the columns in camel case: the keys in JSON
 * @param rows one cell for each column
 */
public record FactTable(List<String> columns, List<List<String>> rows) {

    /** Copies the lists. Throws {@link IllegalArgumentException} for a row of another length. */
    public FactTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row " + row + " for the columns " + columns);
            }
        }
    }

    /** A table whose rows come one by one. */
    public static Builder of(String... columns) {
        return new Builder(List.of(columns));
    }

    /** Collects rows. */
    public static final class Builder {

        private final List<String> columns;
        private final List<List<String>> rows = new ArrayList<>();

        private Builder(List<String> columns) {
            this.columns = columns;
        }

        /** Appends a row. */
        public void row(Object... cells) {
            List<String> row = new ArrayList<>();
            for (Object cell : cells) {
                row.add(String.valueOf(cell));
            }
            rows.add(row);
        }

        /** The rows so far. */
        public FactTable build() {
            return new FactTable(columns, rows);
        }
    }
}
