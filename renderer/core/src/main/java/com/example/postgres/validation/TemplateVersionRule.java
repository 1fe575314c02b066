package com.example.postgres.validation;

import com.example.postgres.validation.Rules.Rule;
import java.util.Set;

/** This release has the pinned template version. */
final class TemplateVersionRule implements Rule {

    private static final Set<String> KNOWN = Set.of("1");

    @Override
    public void check(RuleContext context) {
        String version = context.spec().templateVersion();
        if (version != null && !KNOWN.contains(version)) {
            context.invalid(
                    RuleContext.SPEC.field("templateVersion"),
                    "templateVersion",
                    version,
                    "this release supports only version \"1\"");
        }
    }
}
