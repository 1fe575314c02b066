package com.example.postgres.parameters;

import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks server parameters against the major version they are meant for. Patroni drops an unknown name and replaces a
 * value that is too low, both with nothing but a line in its log, and PostgreSQL does not start with a value it cannot
 * read: all of that is an error here.
 */
public final class ParameterValidator {

    private ParameterValidator() {}

    /**
     * Everything that is wrong with the parameters, in the order of the map. What a server refuses only when it starts
     * is looked at when each parameter is in order.
     *
     * @param major version of PostgreSQL; an unknown one yields nothing, as there is nothing to compare with
     * @param parameters names and values as written
     * @param base the path of the map; each violation points to the parameter below it
     */
    public static List<Violation> check(int major, Map<String, String> parameters, FieldPath base) {
        ParameterCatalogue catalogue = ParameterCatalogue.load();
        List<Violation> violations = new ArrayList<>();
        if (catalogue.knows(major)) {
            NameCheck names = new NameCheck(catalogue.major(major), catalogue);
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                FieldPath path = base.field(parameter.getKey());
                check(names, parameter.getKey(), parameter.getValue(), path).ifPresent(violations::add);
            }
            if (violations.isEmpty()) {
                violations.addAll(StartRules.check(major, parameters, base));
            }
        }
        return List.copyOf(violations);
    }

    private static Optional<Violation> check(NameCheck names, String name, String value, FieldPath path) {
        Optional<Violation> badName = names.check(name, path);
        Optional<Violation> bad = badName.isPresent() ? badName : HostileText.check(value, path);
        Optional<Parameter> parameter = names.find(name);
        return bad.isPresent() || parameter.isEmpty() ? bad : checkValue(parameter.get(), value, path);
    }

    private static Optional<Violation> checkValue(Parameter parameter, String value, FieldPath path) {
        Reading reading = ValueReader.read(parameter, value);
        if (reading instanceof Reading.Rejected rejected) {
            return Optional.of(Violation.error(path, rejected.kind(), rejected.rule(), value, rejected.detail()));
        }
        ParameterValue read = ((Reading.Accepted) reading).value();
        Optional<PatroniLimit> limit = PatroniLimit.of(parameter.name());
        return limit.isEmpty() || limit.get().admits(read)
                ? Optional.empty()
                : Optional.of(underLimit(parameter, limit.get(), value, path));
    }

    private static Violation underLimit(Parameter parameter, PatroniLimit limit, String value, FieldPath path) {
        if (!limit.choices().isEmpty()) {
            String detail = "Patroni takes only " + Violation.quoteAll(limit.choices()) + " and would use \""
                    + limit.defaultValue() + "\" instead";
            return Violation.error(path, Kind.UNSUPPORTED, "postgresqlParams.patroni", value, detail);
        }
        String detail = "must be at least " + AmountText.of(limit.minimum(), parameter.unit())
                + ": Patroni replaces a lower value by " + limit.defaultValue();
        return Violation.error(path, Kind.INVALID, "postgresqlParams.patroni", value, detail);
    }
}
