package com.example.postgres.validation;

import com.example.postgres.postgresql.HbaLine;
import com.example.postgres.source.FieldPath;
import com.example.postgres.validation.Rules.Rule;
import java.util.List;

/**
 * Each line of {@code pgHba} is valid: PostgreSQL does not load a file with one invalid line.
 *
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">The pg_hba.conf file</a>
 */
final class PgHbaRule implements Rule {

    @Override
    public void check(RuleContext context) {
        List<String> lines = context.spec().pgHba();
        for (int i = 0; i < lines.size(); i++) {
            check(RuleContext.SPEC.field("pgHba").index(i), lines.get(i), context);
        }
    }

    private static void check(FieldPath path, String text, RuleContext context) {
        HbaLine line;
        try {
            line = HbaLine.parse(text);
        } catch (IllegalArgumentException e) {
            context.invalid(path, "pgHba.line", text, String.valueOf(e.getMessage()));
            return;
        }
        if (line.isLocal()) {
            context.warn(
                    path,
                    "pgHba.unreachable",
                    text,
                    "is never reached: the members' own lines for local connections come first and match all of them");
        } else if (line.method().equals("trust")) {
            context.warn(
                    path, "pgHba.trust", text, "lets every client that reaches the port connect without a password");
        } else if (line.method().equals("md5") || line.method().equals("password")) {
            context.warn(path, "pgHba.weak", text, line.method() + " is weak; use scram-sha-256");
        }
    }
}
