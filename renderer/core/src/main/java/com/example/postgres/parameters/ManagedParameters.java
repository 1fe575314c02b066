package com.example.postgres.parameters;

import com.example.postgres.parameters.ManagedParameter.Manager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters that the spec must not set, and what sets them. The table is {@code managed.tsv}; its sources are
 * the parameters Patroni keeps for itself and those that would break what the manifests set up. {@code
 * shared_preload_libraries} is not among them: the user's libraries and ours are merged.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/patroni_configuration.html">Patroni configuration</a>
 */
public final class ManagedParameters {

    private static final int COLUMNS = 4;

    private final SortedTable table = new SortedTable("managed.tsv", COLUMNS);

    private static final class Holder {
        private static final ManagedParameters LOADED = new ManagedParameters();
    }

    private ManagedParameters() {}

    /** The table of this release; read from the class path at the first call. */
    public static ManagedParameters load() {
        return Holder.LOADED;
    }

    /** All of them, sorted by name; those that are merely fixed by PostgreSQL only where a spec field decides them. */
    public List<ManagedParameter> all() {
        List<ManagedParameter> all = new ArrayList<>();
        for (String name : table.names()) {
            all.add(managed(table.find(name).get(0)));
        }
        return List.copyOf(all);
    }

    /** Why the spec must not set the parameter; empty if it may. */
    public Optional<ManagedParameter> find(Parameter parameter) {
        List<List<String>> rows = table.find(parameter.name());
        if (!rows.isEmpty()) {
            return Optional.of(managed(rows.get(0)));
        }
        return parameter.isSettable() ? Optional.empty() : Optional.of(fixed(parameter.name()));
    }

    private static ManagedParameter managed(List<String> row) {
        return new ManagedParameter(row.get(0), Manager.valueOf(row.get(1)), row.get(2), row.get(3));
    }

    private static ManagedParameter fixed(String name) {
        String reason = "it reports how the server was built or initialised, or its state";
        return new ManagedParameter(name, Manager.POSTGRESQL, reason, "");
    }
}
