package com.example.postgres.validation;

/**
 * One concern that the schema cannot express. A rule sees a spec whose fields have the right types, not one that other
 * rules accepted, and reports everything that is wrong.
 */
interface Rule {

    void check(RuleContext context);
}
