package com.example.postgres.validation;

import com.example.postgres.postgresql.PostgresMajor;
import com.example.postgres.validation.Rules.Rule;

/** The PostgreSQL project still supports the major version. */
final class EndOfLifeRule implements Rule {

    @Override
    public void check(RuleContext context) {
        context.spec()
                .version()
                .ifValid()
                .flatMap(version -> PostgresMajor.of(version.major()))
                .filter(PostgresMajor::isEndOfLife)
                .ifPresent(major -> context.warn(
                        RuleContext.SPEC.field("version"),
                        "version.endOfLife",
                        context.spec().version().text(),
                        "PostgreSQL " + major.number() + " reached its end of life on " + major.endOfLife()
                                + ": it gets no more fixes, not even of security holes; move the data to a cluster of"
                                + " a newer major version"));
    }
}
