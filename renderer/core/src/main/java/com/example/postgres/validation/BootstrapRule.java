package com.example.postgres.validation;

import com.example.postgres.source.FieldPath;
import com.example.postgres.spec.BootstrapSpec;
import com.example.postgres.validation.Rules.Rule;

/** A cluster gets its data in exactly one way. */
final class BootstrapRule implements Rule {

    private static final FieldPath BOOTSTRAP = RuleContext.SPEC.field("bootstrap");

    @Override
    public void check(RuleContext context) {
        BootstrapSpec bootstrap = context.spec().bootstrap();
        if (bootstrap == null) {
            return;
        }
        if ((bootstrap.initdb() == null) == (bootstrap.recovery() == null)) {
            context.invalid(BOOTSTRAP, "bootstrap.one", null, "set exactly one of initdb and recovery");
        }
        if (context.spec().standby() != null) {
            context.forbidden(
                    BOOTSTRAP,
                    "bootstrap.standby",
                    "standby and bootstrap are mutually exclusive: a standby cluster takes its data from the"
                            + " remote primary or"
                            + " its archive");
        }
    }
}
