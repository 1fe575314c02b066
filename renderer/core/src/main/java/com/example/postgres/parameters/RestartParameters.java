package com.example.postgres.parameters;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parameters whose change waits for a restart: what a checksum in the pod template is made of. */
public final class RestartParameters {

    private RestartParameters() {}

    /**
     * Those of the given parameters that the server reads only when it starts, sorted by name, each value in one
     * spelling for all equal ones: 1GB and 1024MB restart nothing. Which ones these are depends on the major version.
     *
     * <p>Parameters of extensions are left out: what they need depends on the extension. So is what is unknown; a value
     * that cannot be read stays as it is.
     *
     * @throws IllegalArgumentException for a major version that the catalogue does not know
     */
    public static SortedMap<String, String> of(int major, Map<String, String> parameters) {
        MajorParameters known = ParameterCatalogue.load().major(major);
        SortedMap<String, String> restarting = new TreeMap<>();
        for (Map.Entry<String, String> written : parameters.entrySet()) {
            Optional<Parameter> parameter = known.find(written.getKey());
            if (parameter.isPresent() && parameter.get().needsRestart()) {
                restarting.put(parameter.get().name(), canonical(parameter.get(), written.getValue()));
            }
        }
        return Collections.unmodifiableSortedMap(restarting);
    }

    private static String canonical(Parameter parameter, String value) {
        return ValueReader.read(parameter, value) instanceof Reading.Accepted accepted
                ? accepted.value().canonical()
                : value;
    }
}
