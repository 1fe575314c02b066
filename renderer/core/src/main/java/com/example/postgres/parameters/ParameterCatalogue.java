package com.example.postgres.parameters;

import com.example.postgres.postgresql.PostgresMajor;
import java.util.List;

/** Every server parameter of every supported major version of PostgreSQL. */
public final class ParameterCatalogue {

    private static final List<Integer> MAJORS =
            PostgresMajor.all().stream().map(PostgresMajor::number).toList();

    private final ParameterTable table = new ParameterTable();

    /** Loaded once, at the first cluster with parameters. */
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
            throw new IllegalArgumentException("the catalogue has no parameters of PostgreSQL " + major);
        }
        return new MajorParameters(major, table);
    }

    /** How the parameter changed, the oldest majors first; empty for an unknown name. The case does not matter. */
    public List<VersionRange> versionRanges(String name) {
        return table.versionRanges(name);
    }
}
