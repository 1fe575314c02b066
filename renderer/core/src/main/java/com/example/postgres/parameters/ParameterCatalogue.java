package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every server parameter of every supported major version of PostgreSQL. */
public final class ParameterCatalogue {

    private static final int COLUMNS = 11;

    private final Map<String, List<Entry>> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final TreeSet<Integer> majors = new TreeSet<>();

    /** The facts of a parameter in a run of majors. */
    private record Entry(int first, int last, List<String> cells) {}

    /** Loaded once, when the first cluster with parameters is met. */
    private static final class Holder {
        private static final ParameterCatalogue LOADED = new ParameterCatalogue();
    }

    private ParameterCatalogue() {
        CatalogueReader.read("catalogue.tsv", COLUMNS, cells -> {
            Entry entry = new Entry(Integer.parseInt(cells.get(1)), Integer.parseInt(cells.get(2)), cells);
            entries.computeIfAbsent(cells.get(0), name -> new ArrayList<>()).add(entry);
            majors.add(entry.first());
            majors.add(entry.last());
        });
    }

    /** The catalogue of this release; read from the class path at the first call. */
    public static ParameterCatalogue load() {
        return Holder.LOADED;
    }

    /** The major versions it knows, the oldest first. */
    public List<Integer> majors() {
        return List.copyOf(majors);
    }

    /** Whether it knows the major version. */
    public boolean knows(int major) {
        return majors.contains(major);
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
        List<Entry> runs = entries.getOrDefault(name, List.of());
        return runs.stream()
                .map(run -> new Era(run.first(), run.last(), parameter(run, runs)))
                .toList();
    }

    Optional<Parameter> find(String name, int major) {
        return eras(name).stream()
                .filter(era -> era.covers(major))
                .map(Era::parameter)
                .findFirst();
    }

    /** Every name of every major, sorted without regard to case. */
    Iterable<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    private static Parameter parameter(Entry run, List<Entry> runs) {
        List<String> cells = run.cells();
        ParameterType type = ParameterType.ofVartype(cells.get(4));
        return new Parameter(
                cells.get(0),
                type,
                Unit.ofSettingsName(cells.get(5)),
                ParameterContext.ofSettingsName(cells.get(3)),
                new Range(number(cells.get(6), Range.ALL.min()), number(cells.get(7), Range.ALL.max())),
                type == ParameterType.ENUM ? List.of(cells.get(8).split(",", -1)) : List.of(),
                cells.get(9),
                cells.get(10),
                runs.get(0).first(),
                runs.get(runs.size() - 1).last());
    }

    private static double number(String cell, double whenEmpty) {
        return cell.isEmpty() ? whenEmpty : Double.parseDouble(cell);
    }
}
