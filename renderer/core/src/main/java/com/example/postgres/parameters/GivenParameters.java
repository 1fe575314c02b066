package com.example.postgres.parameters;

import com.example.postgres.parameters.ValueReader.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of a spec for one major version of PostgreSQL, each value read once. Where the spec sets none, the
 * defaults of our clusters count.
 */
public final class GivenParameters {

    // initdb writes 128MB where the system allows it; the built-in value of PostgreSQL 14 is 8MB.
    private static final Map<String, String> INITDB = Map.of("shared_buffers", "128MB");

    private final int major;
    private final Map<String, String> written;
    private final Map<String, Given> given = new LinkedHashMap<>();

    /**
     * A parameter of the spec.
     *
     * @param parameter empty for a parameter of an extension and for an unknown one
     * @param reading of its value
     */
    private record Given(Optional<Parameter> parameter, Reading reading) {}

    private GivenParameters(int major, Map<String, String> written) {
        this.major = major;
        this.written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        if (!written.isEmpty() && isMajorKnown()) {
            MajorParameters known = ParameterCatalogue.load().major(major);
            this.written.forEach((name, text) -> {
                Optional<Parameter> parameter = known.find(name);
                given.put(name, new Given(parameter, read(parameter, text)));
            });
        }
    }

    /**
     * Reads the parameters of a spec.
     *
     * @param major version of PostgreSQL; for one that the catalogue does not know, nothing is read
     * @param written names and values as written
     */
    public static GivenParameters of(int major, Map<String, String> written) {
        return new GivenParameters(major, written);
    }

    private static Reading read(Optional<Parameter> parameter, String text) {
        Optional<Reading.Rejected> refused = ControlCharacters.check(text);
        if (refused.isPresent()) {
            return refused.get();
        }
        return parameter
                .map(known -> ValueReader.read(known, text))
                .orElseGet(() -> new Reading.Accepted(new ParameterValue.Text(text)));
    }

    /** Names and values as written, in the order of the spec. */
    public Map<String, String> written() {
        return written;
    }

    /**
     * The parameters that the server reads only when it starts, sorted by name, each value in one spelling for all equal
     * ones: changing 1GB to 1024MB needs no restart. Which parameters these are depends on the major version.
     *
     * <p>Parameters of extensions are left out, because only the extension knows what they need, and so are unknown ones.
     * A value that cannot be read stays as written.
     */
    public SortedMap<String, String> needingRestart() {
        SortedMap<String, String> restarting = new TreeMap<>();
        given.forEach((name, one) -> one.parameter()
                .filter(Parameter::needsRestart)
                .ifPresent(parameter -> restarting.put(
                        parameter.name(),
                        one.reading() instanceof Reading.Accepted accepted
                                ? accepted.value().canonical()
                                : written.getOrDefault(name, ""))));
        return Collections.unmodifiableSortedMap(restarting);
    }

    int major() {
        return major;
    }

    /** Whether the catalogue has the parameters of the major version. */
    public boolean isMajorKnown() {
        return ParameterCatalogue.load().knows(major);
    }

    /** Whether the major version is this one or a newer one. */
    public boolean isSince(int first) {
        return major >= first;
    }

    /** The parameter of a name in the spec; empty for a parameter of an extension and for an unknown one. */
    Optional<Parameter> parameter(String name) {
        return entry(name).parameter();
    }

    /** What the value of a name in the spec means. */
    Reading reading(String name) {
        return entry(name).reading();
    }

    private Given entry(String name) {
        Given entry = given.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("not given: " + name);
        }
        return entry;
    }

    /** Whether the spec sets the parameter to the value, in any spelling of it. */
    public boolean has(String name, String value) {
        Given entry = given.get(name);
        return entry != null
                && entry.reading() instanceof Reading.Accepted accepted
                && accepted.value().canonical().equals(value);
    }

    /** The number in the parameter's unit; the default where the spec has none or one that cannot be read. */
    public double number(String name) {
        Given entry = given.get(name);
        return entry != null && entry.reading() instanceof Reading.Accepted accepted
                ? number(accepted.value())
                : defaultNumber(name);
    }

    /** Whether those of the names that the spec sets have values that are used as they are. */
    boolean areValid(List<String> names) {
        return names.stream()
                .map(given::get)
                .filter(Objects::nonNull)
                .allMatch(one -> one.reading() instanceof Reading.Accepted accepted
                        && one.parameter()
                                .flatMap(parameter -> PatroniLimit.of(parameter.name()))
                                .filter(limit -> !limit.admits(accepted.value()))
                                .isEmpty());
    }

    /** The first of the names that the spec sets; empty when it sets none. */
    String chosenOf(String... names) {
        for (String name : names) {
            if (written.containsKey(name)) {
                return name;
            }
        }
        return "";
    }

    private double defaultNumber(String name) {
        Parameter parameter = ParameterCatalogue.load()
                .major(major)
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("PostgreSQL " + major + " has no parameter " + name));
        String text = INITDB.getOrDefault(name, parameter.defaultValue());
        return number(((Reading.Accepted) ValueReader.read(parameter, text)).value());
    }

    private static double number(ParameterValue value) {
        if (value instanceof ParameterValue.Whole whole) {
            return (double) whole.number();
        }
        if (value instanceof ParameterValue.Real real) {
            return real.number();
        }
        throw new AssertionError("not a number: " + value);
    }
}
