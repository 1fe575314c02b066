package com.example.postgres.validation;

import java.util.Set;

/** The pinned template version is one that this release has. */
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
                    "this release has version \"1\"; a newer release may know it");
        }
    }
}
