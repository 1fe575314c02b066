package com.example.postgres.plan.impact;

import static com.example.postgres.plan.impact.Rule.always;
import static com.example.postgres.plan.impact.Rule.judged;

import java.util.List;

/** Objects beside the members: permissions, Jobs, monitoring, certificates, generated Secrets. */
final class SupportRules {

    static final List<Rule> BUDGET = metadataAnd(
            always("spec.**", Impact.METADATA, "drains may stop another number of members at the same time"));

    static final List<Rule> ACCOUNT = List.of(
            always("metadata.labels.**", Impact.METADATA, "labels of a ServiceAccount change"),
            always(
                    "metadata.annotations.**",
                    Impact.METADATA,
                    "the cloud provider gives the identity to new pods; running pods may need kubectl rollout restart"),
            always("automountServiceAccountToken", Impact.METADATA, "new pods get another token"));

    static final List<Rule> PERMISSIONS = List.of(
            always("metadata.**", Impact.METADATA, "labels or annotations change"),
            always("rules.**", Impact.METADATA, "the members and Jobs have other permissions from now on"),
            always("roleRef.**", Impact.FORBIDDEN, "the Role of a RoleBinding cannot change"),
            always("subjects.**", Impact.METADATA, "another ServiceAccount has the permissions"));

    static final List<Rule> CRON_JOB = List.of(
            always("metadata.**", Impact.METADATA, "labels or annotations change"),
            always(
                    "spec.suspend",
                    Impact.METADATA,
                    "no run starts while the CronJob is suspended: the latest base backup gets older, WAL is archived as before"),
            always("spec.**", Impact.METADATA, "the next run of the Job uses it"));

    static final List<Rule> JOB =
            metadataAnd(always("spec.**", Impact.METADATA, "a new Job runs; it changes no existing Secret"));

    static final List<Rule> MONITORING =
            metadataAnd(always("spec.**", Impact.METADATA, "Prometheus takes it at its next reload"));

    private static final String SIGNED = "the members take it within about a minute, without a restart";

    static final List<Rule> CERTIFICATE = List.of(
            always("metadata.**", Impact.METADATA, "labels or annotations change"),
            judged(
                    "spec.issuerRef.**",
                    (change, context) ->
                            Judgement.of(NetworkRules.excluding("another issuer signs a new certificate; " + SIGNED
                                            + "; clients that verify it, and members with caSecret, refuse a CA that they do not"
                                            + " trust yet")
                                    .after(List.of(
                                            "put the CA of both issuers into caSecret, in one file, and give it to the clients",
                                            "change issuerRef when all members have the file",
                                            "remove the earlier CA when all members have the new certificate")))),
            always("spec.**", Impact.RELOAD, "the issuer signs a new certificate; " + SIGNED));

    static final List<Rule> GENERATED_SECRET = Protection.and(
            always("metadata.**", Impact.METADATA, "labels or annotations change"),
            always("spec.**", Impact.DATA_RISK, "the Secret may be generated again with other passwords"));

    private SupportRules() {}

    private static List<Rule> metadataAnd(Rule spec) {
        return List.of(always("metadata.**", Impact.METADATA, "labels or annotations change"), spec);
    }
}
