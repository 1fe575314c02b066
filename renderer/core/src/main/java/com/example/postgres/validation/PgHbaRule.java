package com.example.postgres.validation;

import com.example.postgres.postgresql.HbaLine;
import com.example.postgres.postgresql.HbaNames;
import com.example.postgres.postgresql.HbaOptions;
import com.example.postgres.postgresql.PoolerHbaLine;
import com.example.postgres.source.FieldPath;
import com.example.postgres.source.Violation;
import com.example.postgres.source.Violation.Kind;
import com.example.postgres.spec.BootstrapSpec.Initdb;
import com.example.postgres.validation.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each line of {@code pgHba} is valid: PostgreSQL does not load a file with one invalid line. The pooler can apply it, too,
 * and the lines together let clients in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/auth-pg-hba-conf.html">The pg_hba.conf file</a>
 */
final class PgHbaRule implements Rule {

    private static final FieldPath PG_HBA = RuleContext.SPEC.field("pgHba");

    @Override
    public void check(RuleContext context) {
        List<String> texts = context.spec().pgHba();
        List<HbaLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            parse(PG_HBA.index(i), texts.get(i), context).ifPresent(lines::add);
        }
        if (!lines.isEmpty() && lines.size() == texts.size()) {
            checkAdmission(lines, context);
        }
    }

    private static Optional<HbaLine> parse(FieldPath path, String text, RuleContext context) {
        HbaLine line;
        try {
            line = HbaLine.parse(text);
        } catch (IllegalArgumentException e) {
            context.invalid(path, "pgHba.line", text, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        context.spec().version().ifValid().ifPresent(version -> {
            HbaOptions.problem(line, version.major())
                    .ifPresent(problem -> context.invalid(path, "pgHba.option", text, problem));
            HbaNames.problem(line, version.major())
                    .ifPresent(problem -> context.invalid(path, "pgHba.name", text, problem));
        });
        if (line.method().equals("oauth")) {
            checkValidators(path, text, context);
        }
        warn(path, text, line, context);
        if (context.spec().hasPooler() && !line.isLocal()) {
            checkPooler(path, text, line, context);
        }
        return Optional.of(line);
    }

    /** PostgreSQL does not load the line without one. */
    private static void checkValidators(FieldPath path, String text, RuleContext context) {
        if (context.spec()
                .postgresqlParams()
                .written()
                .getOrDefault("oauth_validator_libraries", "")
                .isBlank()) {
            context.invalid(
                    path,
                    "pgHba.oauth",
                    text,
                    "the method oauth requires the parameter oauth_validator_libraries in spec.postgresqlParams");
        }
    }

    private static void warn(FieldPath path, String text, HbaLine line, RuleContext context) {
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

    /** PgBouncer skips a line that it cannot read, so that on its port another line would decide. */
    private static void checkPooler(FieldPath path, String text, HbaLine line, RuleContext context) {
        try {
            PoolerHbaLine.of(line);
        } catch (IllegalArgumentException e) {
            context.invalid(
                    path,
                    "pgHba.pooler",
                    text,
                    "PgBouncer cannot apply the line: " + e.getMessage()
                            + "; write it otherwise, or without spec.pgbouncer");
        }
    }

    /** No line of ours lets clients in after those of the spec. */
    private static void checkAdmission(List<HbaLine> lines, RuleContext context) {
        List<HbaLine> reached = lines.stream()
                .filter(line -> line.isReached(context.spec().hasTls()))
                .toList();
        Optional<Initdb> application =
                Optional.ofNullable(context.spec().initdb()).filter(initdb -> initdb.database() != null);
        if (application.isPresent()) {
            String database = String.valueOf(application.get().database());
            String owner =
                    Optional.ofNullable(application.get().ownerOrDatabase()).orElse(database);
            if (!admits(reached, database, owner)) {
                warn("no line lets the role " + owner + " into its database " + database, context);
            }
        } else if (reached.stream().allMatch(HbaLine::isReject)) {
            warn("no line lets a client in", context);
        }
    }

    private static boolean admits(List<HbaLine> lines, String database, String role) {
        for (HbaLine line : lines) {
            if (!line.isReject() && line.mayApplyTo(database, role)) {
                return true;
            }
            if (line.refusesEverywhere(database, role)) {
                return false;
            }
        }
        return false;
    }

    private static void warn(String problem, RuleContext context) {
        String type = context.spec().hasTls() ? "hostssl" : "host";
        context.report(Violation.warning(
                PG_HBA,
                Kind.REQUIRED,
                "pgHba.admission",
                null,
                problem + ", and no other line follows; end the list with a line such as \"" + type
                        + " all all all scram-sha-256\" if all others may connect"));
    }
}
