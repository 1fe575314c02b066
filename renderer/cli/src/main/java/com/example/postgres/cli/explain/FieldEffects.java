package com.example.postgres.cli.explain;

import com.example.postgres.cli.plan.PlanReport;
import com.example.postgres.cli.report.TextTable;
import com.example.postgres.parameters.ParameterCatalogue;
import com.example.postgres.parameters.VersionRange;
import com.example.postgres.plan.ImpactTable;
import com.example.postgres.plan.ImpactTable.Row;
import com.example.postgres.plan.Reach;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interrupts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change of a field does to a running cluster, and which values of which objects the field reaches. */
public final class FieldEffects {

    /** More is a table that nobody reads: the fields in the field have their own. */
    private static final int MAX_LINES = 40;

    private static final String PARAMETERS = "spec.postgresqlParams.";

    private final List<Row> rows;
    private final Map<String, List<String>> places;
    private final String parameter;

    /**
     * @param field its path, without list indexes
     */
    public FieldEffects(String field) {
        this.rows = ImpactTable.load().rows(field);
        this.places = byObject(Reach.load().places(field));
        this.parameter = field.startsWith(PARAMETERS) ? field.substring(PARAMETERS.length()) : "";
        if (isLive()) {
            places.remove("StatefulSet/<name>"); // its annotation is about parameters that need a restart
        }
    }

    private boolean isLive() {
        List<VersionRange> ranges = ParameterCatalogue.load().versionRanges(parameter);
        return !ranges.isEmpty()
                && ranges.stream().noneMatch(range -> range.parameter().needsRestart());
    }

    /** Paths by object; an empty path is the object as a whole. */
    private static Map<String, List<String>> byObject(List<String> places) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (String place : places) {
            int space = place.indexOf(' ');
            paths.computeIfAbsent(space < 0 ? place : place.substring(0, space), object -> new ArrayList<>())
                    .add(space < 0 ? "" : place.substring(space + 1));
        }
        return paths;
    }

    /** For people; empty for a field of which nothing is known, such as {@code metadata}. */
    public String describe() {
        return impact() + reach();
    }

    private String impact() {
        if (rows.isEmpty()) {
            return "";
        }
        if (!parameter.isEmpty()) { // the example of the table is about other parameters
            return "\nIMPACT\n  of each parameter its own: pgc params explain " + parameter + "\n";
        }
        if (rows.size() == 1) {
            Row row = rows.get(0);
            return "\nIMPACT (of a change to " + row.value() + ", with three members)\n  " + shortly(row)
                    + (row.interrupts().equals(Interrupts.NOTHING) ? "" : ", " + PlanReport.describe(row.interrupts()))
                    + (row.reason().isEmpty() ? "" : "\n  " + row.reason().replace("; ", "\n  ")) + "\n";
        }
        if (rows.size() > MAX_LINES) {
            Impact least = rows.stream().map(Row::gitops).min(Impact::compareTo).orElse(Impact.NONE);
            Impact greatest =
                    rows.stream().map(Row::gitops).max(Impact::compareTo).orElse(Impact.NONE);
            return "\nIMPACT\n  from " + least + " to " + greatest
                    + ": pgc explain FIELD says it for one of the fields\n";
        }
        TextTable table = new TextTable();
        rows.forEach(row -> table.row(row.field(), shortly(row)));
        return "\nIMPACT (of an example of each, with three members)\n"
                + table.toString().indent(2);
    }

    /** {@code ROLLING_RESTART, with the operator RESIZE_IN_PLACE}. */
    static String shortly(Row row) {
        return row.gitops() + (row.gitops() == row.operator() ? "" : ", with the operator " + row.operator());
    }

    private String reach() {
        if (places.isEmpty()) {
            return rows.isEmpty() ? "" : "\nREACHES\n  no rendered object\n";
        }
        StringBuilder text = new StringBuilder("\nREACHES\n");
        boolean isShort = places.values().stream().mapToInt(List::size).sum() > MAX_LINES;
        places.forEach((object, paths) -> {
            text.append("  ").append(object);
            if (isShort) {
                text.append(paths.size() == 1 ? "" : " (" + paths.size() + " values)")
                        .append('\n');
                return;
            }
            text.append(paths.contains("") ? " (with the field, or without it)" : "")
                    .append('\n');
            paths.stream()
                    .filter(path -> !path.isEmpty())
                    .forEach(path -> text.append("    ").append(path).append('\n'));
        });
        return text.toString();
    }
}
