package com.example.postgres.validation;

import com.example.postgres.parameters.MemoryBudget;
import com.example.postgres.parameters.ParameterValidator;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.syntax.Quantity;
import java.util.Optional;

/** Server parameters exist in the major version, have values it takes, and fit into the memory of the container. */
final class ParametersRule implements Rule {

    private static final FieldPath PATH = RuleContext.SPEC.field("postgresqlParams");

    @Override
    public void check(RuleContext context) {
        if (context.spec().postgresqlParams().isEmpty()) {
            return;
        }
        Optional<Integer> major = Versions.major(context.spec().version());
        if (major.isEmpty()) {
            return;
        }
        ParameterValidator.check(major.get(), context.spec().postgresqlParams(), PATH)
                .forEach(context::report);
        ResourcesSpec resources = context.spec().resources();
        Optional.ofNullable(resources)
                .map(given -> given.limits().get("memory"))
                .flatMap(Quantity::tryParse)
                .ifPresent(limit -> MemoryBudget.check(
                                major.get(), context.spec().postgresqlParams(), limit.longValue(), PATH)
                        .forEach(context::report));
    }
}
