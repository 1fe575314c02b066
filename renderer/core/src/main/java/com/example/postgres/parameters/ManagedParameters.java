package com.example.postgres.parameters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters that the spec may not set, with who sets them. The table is {@code managed.tsv}; its sources are the
 * parameters Patroni keeps for itself and those that would break what the manifests set up.
 * {@code shared_preload_libraries} is not among them: the user's libraries and ours are merged.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/patroni_configuration.html">Patroni configuration</a>
 */
public final class ManagedParameters {

    private static final int COLUMNS = 4;

    private final Map<String, ManagedParameter> managed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private static final class Holder {
        private static final ManagedParameters LOADED = new ManagedParameters();
    }

    private ManagedParameters() {
        CatalogueReader.read("managed.tsv", COLUMNS, cells -> {
            ManagedParameter.Manager manager = ManagedParameter.Manager.valueOf(cells.get(1));
            managed.put(cells.get(0), new ManagedParameter(cells.get(0), manager, cells.get(2), cells.get(3)));
        });
    }

    /** The table of this release; read from the class path at the first call. */
    public static ManagedParameters load() {
        return Holder.LOADED;
    }

    /** All of them, sorted by name; those that are merely fixed by PostgreSQL only where a spec field decides them. */
    public List<ManagedParameter> all() {
        return List.copyOf(managed.values());
    }

    /** Why the parameter is not the user's to set; empty when it is. */
    public Optional<ManagedParameter> find(Parameter parameter) {
        ManagedParameter found = managed.get(parameter.name());
        if (found == null && !parameter.isSettable()) {
            return Optional.of(new ManagedParameter(
                    parameter.name(),
                    ManagedParameter.Manager.POSTGRESQL,
                    "it reports how the server was built or initialised, or its state",
                    ""));
        }
        return Optional.ofNullable(found);
    }
}
