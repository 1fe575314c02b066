package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every server parameter of every supported major version of PostgreSQL. */
public final class ParameterCatalogue {

    private static final int COLUMNS = 11;
    private static final List<Integer> MAJORS = List.of(14, 15, 16, 17, 18);

    private final SortedTable table = new SortedTable("catalogue.tsv", COLUMNS);

    /** Loaded once, when the first cluster with parameters is met. */
    private static final class Holder {
        private static final ParameterCatalogue LOADED = new ParameterCatalogue();
    }

    private ParameterCatalogue() {}

    /** The catalogue of this release; read from the class path at the first call. */
    public static ParameterCatalogue load() {
        return Holder.LOADED;
    }

    /** The major versions it knows, the oldest first. */
    public List<Integer> majors() {
        return MAJORS;
    }

    /** Whether it knows the major version. */
    public boolean knows(int major) {
        return MAJORS.contains(major);
    }

    /**
     * The parameters of one major version.
     *
     * @throws IllegalArgumentException for one that the catalogue does not know
     */
    public MajorParameters major(int major) {
        if (!knows(major)) {
            throw new IllegalArgumentException("no parameters are known of PostgreSQL " + major);
        }
        return new MajorParameters(major, this);
    }

    /** How the parameter changed, the oldest majors first; empty for an unknown name. The case does not matter. */
    public List<Era> eras(String name) {
        List<List<String>> rows = table.find(name);
        List<Era> eras = new ArrayList<>();
        for (List<String> row : rows) {
            int since = first(rows.get(0));
            int until = last(rows.get(rows.size() - 1));
            eras.add(new Era(first(row), last(row), parameter(row, since, until)));
        }
        return List.copyOf(eras);
    }

    Optional<Parameter> find(String name, int major) {
        for (Era era : eras(name)) {
            if (era.covers(major)) {
                return Optional.of(era.parameter());
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
