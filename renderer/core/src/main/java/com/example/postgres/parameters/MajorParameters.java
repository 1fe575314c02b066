package com.example.postgres.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server parameters of one major version. */
public final class MajorParameters {

    private final int major;
    private final ParameterTable table;

    MajorParameters(int major, ParameterTable table) {
        this.major = major;
        this.table = table;
    }

    /** The major version. */
    public int major() {
        return major;
    }

    /** The parameter of that name without regard to case, as PostgreSQL looks names up. */
    public Optional<Parameter> find(String name) {
        return table.find(name, major);
    }

    /** All of them, sorted by name without regard to case. */
    public List<Parameter> all() {
        List<Parameter> all = new ArrayList<>();
        for (String name : table.names()) {
            find(name).ifPresent(all::add);
        }
        return List.copyOf(all);
    }
}
