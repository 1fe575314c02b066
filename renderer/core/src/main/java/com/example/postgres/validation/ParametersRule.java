package com.example.postgres.validation;

import com.example.postgres.parameters.GivenParameters;
import com.example.postgres.parameters.MemoryBudget;
import com.example.postgres.parameters.ParameterValidator;
import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.ResourcesSpec;
import com.example.postgres.syntax.Quantity;
import com.example.postgres.validation.Rules.Rule;

/** Server parameters exist in the major version, have valid values, and fit into the memory of the container. */
final class ParametersRule implements Rule {

    private static final FieldPath PATH = RuleContext.SPEC.field("postgresqlParams");
    private static final String HUGE_PAGES = "huge_pages";

    @Override
    public void check(RuleContext context) {
        GivenParameters parameters = context.spec().postgresqlParams();
        if (parameters.written().isEmpty()) {
            return;
        }
        ParameterValidator.check(parameters, PATH).forEach(context::report);
        ResourcesSpec resources = context.spec().resources();
        if ("on".equals(parameters.written().get(HUGE_PAGES)) && (resources == null || !resources.hasHugePages())) {
            context.invalid(
                    PATH.field(HUGE_PAGES),
                    "postgresqlParams.hugePages",
                    "on",
                    "needs huge pages in spec.resources.limits, such as hugepages-2Mi: 2Gi, or the server does not start");
        }
        if (resources != null) {
            Quantity.tryParse(resources.limits().getOrDefault("memory", ""))
                    .map(limit -> MemoryBudget.check(parameters, limit.longValue(), hugePages(context), PATH))
                    .ifPresent(violations -> violations.forEach(context::report));
        }
    }

    /** The bytes of huge pages that the server may use. */
    private static long hugePages(RuleContext context) {
        ResourcesSpec resources = context.spec().resources();
        boolean areOff =
                "off".equals(context.spec().postgresqlParams().written().get(HUGE_PAGES));
        return resources == null || areOff
                ? 0
                : resources.limits().entrySet().stream()
                        .filter(limit -> limit.getKey().startsWith(ResourcesSpec.HUGE_PAGES))
                        .flatMap(limit -> Quantity.tryParse(limit.getValue()).stream())
                        .mapToLong(Quantity::longValue)
                        .sum();
    }
}
