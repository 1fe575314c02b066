package com.example.postgres.plan.impact;

import static com.example.postgres.plan.impact.Rule.always;
import static com.example.postgres.plan.impact.Rule.judged;

import com.example.postgres.plan.diff.ValueChange;
import java.util.List;
import java.util.Set;

/** Secrets with content, which somebody keeps beside the rendered objects. */
final class SecretRules {

    private static final Set<String> CERTIFICATE = Set.of("tls.crt", "tls.key", "ca.crt");

    static final List<Rule> TABLE = Protection.and(
            always("metadata.**", Impact.METADATA, "labels or annotations change"),
            judged("data.**", SecretRules::judge),
            judged("stringData.**", SecretRules::judge));

    private SecretRules() {}

    private static Judgement judge(ValueChange change, ChangeContext context) {
        String key = change.path().lastName();
        if (key.equals("username")) {
            return Judgement.of(Effect.of(Impact.UNKNOWN, "whether the database has a role of this name is not known"));
        }
        if (key.startsWith("WALG_LIBSODIUM_") || key.startsWith("WALG_PGP_")) {
            return Judgement.of(Effect.of(
                    Impact.DATA_RISK,
                    "what is archived from now on is encrypted with another key: keep the earlier key for the earlier"
                            + " backups, and make a base backup at once"));
        }
        if (CERTIFICATE.contains(key)) {
            return Judgement.of(Effect.of(
                    Impact.RELOAD, "the members take the certificate within about a minute, without a restart"));
        }
        return Judgement.of(
                key.endsWith("password")
                        ? NetworkRules.excluding("the members take the password within about 90 seconds, without a"
                                + " restart; clients that log in with the earlier one are refused")
                        : Effect.of(
                                Impact.RELOAD,
                                "the members take the content within about 90 seconds, without a restart"));
    }
}
