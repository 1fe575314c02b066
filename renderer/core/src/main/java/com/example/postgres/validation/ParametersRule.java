package com.example.postgres.validation;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.parameters.MemoryBudget;
import com.example.postgres.parameters.ParameterValidator;
import com.example.postgres.source.FieldPath;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;
import java.util.Optional;

/** Server parameters exist in the major version, have valid values, and fit into the memory of the container. */
final class ParametersRule implements Rule {

    private static final FieldPath PATH = RuleContext.SPEC.field("postgresqlParams");

    @Override
    public void check(RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        if (parameters.written().isEmpty()) {
            return;
        }
        ParameterValidator.check(parameters, PATH).forEach(context::report);
        Optional.ofNullable(context.spec().resources())
                .map(resources -> resources.limits().get("memory"))
                .flatMap(Quantity::tryParse)
                .map(limit -> MemoryBudget.check(parameters, limit.longValue(), PATH))
                .ifPresent(violations -> violations.forEach(context::report));
    }
}
