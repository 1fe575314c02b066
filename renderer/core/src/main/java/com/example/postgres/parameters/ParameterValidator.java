package com.example.postgres.parameters;

import com.example.postgres.parameters.ValueReader.Reading;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks server parameters against the major version they are meant for. Patroni drops an unknown name and replaces a
 * value that is too low, both with nothing but a line in its log, and PostgreSQL does not start with a value it cannot
 * read: all of that is an error here.
 */
public final class ParameterValidator {

    private ParameterValidator() {}

    /**
     * Everything that is wrong with the parameters, in the order of the spec. What a server refuses only when it starts, and
     * what does harm, is checked among the parameters that are valid by themselves.
     *
     * @param parameters of a known major version; those of an unknown one yield nothing
     * @param base the path of the map; each violation points to the parameter below it
     */
    public static List<Violation> check(GivenParameters parameters, FieldPath base) {
        if (!parameters.isMajorKnown()) {
            return List.of();
        }
        List<Violation> violations = new ArrayList<>();
        NameCheck names = new NameCheck(parameters.major());
        for (String name : parameters.written().keySet()) {
            FieldPath path = base.field(name);
            names.check(name, path).or(() -> checkValue(parameters, name, path)).ifPresent(violations::add);
        }
        Set<FieldPath> refused = violations.stream().map(Violation::path).collect(Collectors.toUnmodifiableSet());
        List<Violation> together = new ArrayList<>(StartRules.check(parameters, base));
        together.addAll(RiskySettings.check(parameters, base));
        together.stream()
                .filter(violation -> !refused.contains(violation.path()))
                .forEach(violations::add);
        return List.copyOf(violations);
    }

    private static Optional<Violation> checkValue(GivenParameters parameters, String name, FieldPath path) {
        String value = parameters.written().get(name);
        Reading reading = parameters.reading(name);
        if (reading instanceof Reading.Rejected rejected) {
            return Optional.of(Violation.error(path, rejected.kind(), rejected.rule(), value, rejected.detail()));
        }
        ParameterValue read = ((Reading.Accepted) reading).value();
        return parameters
                .parameter(name)
                .flatMap(parameter -> PatroniLimit.of(parameter.name())
                        .filter(limit -> !limit.admits(read))
                        .map(limit -> underLimit(parameter, limit, value, path))
                        .or(() -> hookProblem(parameter, read, parameters)
                                .map(detail ->
                                        Violation.error(path, Kind.INVALID, "postgresqlParams.value", value, detail))));
    }

    private static Optional<String> hookProblem(Parameter parameter, ParameterValue read, GivenParameters given) {
        if (read instanceof ParameterValue.Text text) {
            return TextSyntax.problem(parameter.name(), text.text(), given);
        }
        return read instanceof ParameterValue.Whole whole
                ? NumberRules.problem(parameter.name(), whole.number())
                : Optional.empty();
    }

    private static Violation underLimit(
            Parameter parameter, PatroniLimit limit, @Nullable String value, FieldPath path) {
        if (!limit.choices().isEmpty()) {
            String detail = "Patroni accepts only " + Violation.quoteAll(limit.choices()) + " and would use \""
                    + limit.defaultValue() + "\" instead";
            return Violation.error(path, Kind.UNSUPPORTED, "postgresqlParams.patroni", value, detail);
        }
        String detail = "must be at least " + AmountText.of(limit.minimum(), parameter.unit())
                + ": Patroni replaces a lower value by " + limit.defaultValue();
        return Violation.error(path, Kind.INVALID, "postgresqlParams.patroni", value, detail);
    }
}
