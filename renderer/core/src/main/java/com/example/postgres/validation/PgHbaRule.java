package com.example.postgres.validation;

import com.example.postgres.postgresql.HbaLine;
import com.example.postgres.source.FieldPath;
import java.util.List;

/**
 * Each line of {@code pgHba} is one that PostgreSQL loads; a line it cannot read keeps the whole file from being loaded.
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
                    "is never reached: the lines for local connections that the"
                            + " members need stand before it and match them all");
        } else if (line.method().equals("trust")) {
            context.warn(path, "pgHba.trust", text, "lets whoever reaches the port in without a password");
        } else if (line.method().equals("md5") || line.method().equals("password")) {
            context.warn(path, "pgHba.weak", text, line.method() + " is weak; write scram-sha-256");
        }
    }
}
