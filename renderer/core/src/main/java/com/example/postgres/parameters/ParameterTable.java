package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of {@code catalogue.tsv}: one per parameter and range of major versions in which its facts are the same. */
final class ParameterTable {

    private static final int COLUMNS = 11;

    private final SortedTable table = new SortedTable("catalogue.tsv", COLUMNS);

    /** How the parameter changed, the oldest majors first; empty for an unknown name. The case does not matter. */
    List<VersionRange> versionRanges(String name) {
        List<List<String>> rows = table.find(name);
        List<VersionRange> ranges = new ArrayList<>();
        for (List<String> row : rows) {
            int since = first(rows.get(0));
            int until = last(rows.get(rows.size() - 1));
            ranges.add(new VersionRange(first(row), last(row), parameter(row, since, until)));
        }
        return List.copyOf(ranges);
    }

    Optional<Parameter> find(String name, int major) {
        for (VersionRange range : versionRanges(name)) {
            if (range.covers(major)) {
                return Optional.of(range.parameter());
            }
        }
        return Optional.empty();
    }

    /** Every name of every major, sorted without regard to case. */
    List<String> names() {
        return table.names();
    }

    private static int first(List<String> row) {
        return Integer.parseInt(row.get(1));
    }

    private static int last(List<String> row) {
        return Integer.parseInt(row.get(2));
    }

    private static Parameter parameter(List<String> row, int since, int until) {
        ParameterType type = ParameterType.ofVartype(row.get(4));
        return new Parameter(
                row.get(0),
                type,
                Unit.ofSettingsName(row.get(5)),
                ParameterContext.ofSettingsName(row.get(3)),
                new Range(number(row.get(6), Range.ALL.min()), number(row.get(7), Range.ALL.max())),
                type == ParameterType.ENUM ? List.of(row.get(8).split(",", -1)) : List.of(),
                row.get(9),
                row.get(10),
                since,
                until);
    }

    private static double number(String cell, double whenEmpty) {
        return cell.isEmpty() ? whenEmpty : Double.parseDouble(cell);
    }
}
