package com.example.postgres.plan;

import com.example.postgres.plan.impact.Impact;
import com.example.postgres.plan.impact.Interruption;
import com.example.postgres.plan.impact.Interrupts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What a change of each field of the spec does, for one example of a value each. The table is generated from the rules, as
 * {@code docs/IMPACT.md} is: {@code ImpactTableTest} plans the change of every field.
 */
public final class ImpactTable {

    private static final String FILE = "impact.tsv";

    private final List<Row> rows;

    private ImpactTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * A change of one field, of a cluster with three members.
     *
     * @param field without list indexes
     * @param value that it gets, as compact JSON; a long one is cut off
     * @param gitops what a GitOps tool or kubectl does
     * @param operator what the operator does
     * @param interrupts what is not possible meanwhile, without the operator
     * @param reason what happens, as sentences without a full stop; empty where nothing does
     */
    public record Row(
            String field, String value, Impact gitops, Impact operator, Interrupts interrupts, String reason) {

        static Row parse(String line) {
            String[] cells = line.split("\t", -1);
            return new Row(
                    cells[0],
                    cells[1],
                    Impact.valueOf(cells[2]),
                    Impact.valueOf(cells[3]),
                    new Interrupts(interruption(cells[4]), interruption(cells[5]), interruption(cells[6])),
                    cells[7]);
        }

        String line() {
            return String.join(
                    "\t",
                    field,
                    value,
                    gitops.name(),
                    operator.name(),
                    interrupts.writes().name(),
                    interrupts.reads().name(),
                    interrupts.connections().name(),
                    reason);
        }

        private static Interruption interruption(String name) {
            return Interruption.valueOf(name);
        }
    }

    /** The table of this version. */
    public static ImpactTable load() {
        try (InputStream file = Objects.requireNonNull(ImpactTable.class.getResourceAsStream(FILE), FILE)) {
            return new ImpactTable(new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the field, of the fields in it, and of the field that holds it. */
    public List<Row> rows(String field) {
        return rows.stream()
                .filter(row -> isWithin(row.field(), field) || isWithin(field, row.field()))
                .toList();
    }

    private static boolean isWithin(String field, String holder) {
        return field.startsWith(holder)
                && (field.length() == holder.length() || ".[".indexOf(field.charAt(holder.length())) >= 0);
    }
}
