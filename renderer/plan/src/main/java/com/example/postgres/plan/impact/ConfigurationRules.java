package com.example.postgres.plan.impact;

import static com.example.postgres.plan.impact.Rule.always;
import static com.example.postgres.plan.impact.Rule.judged;

import com.example.postgres.plan.diff.ValueChange;
import java.util.List;
import java.util.stream.Stream;

/** The ConfigMaps of a cluster. */
final class ConfigurationRules {

    private static final String PATRONI = "Patroni reads it within loopWait, without a restart";

    private static final List<Rule> METADATA = Protection.and(
            always("metadata.labels.**", Impact.METADATA, "labels of a ConfigMap change"),
            always("metadata.annotations.**", Impact.METADATA, "annotations of a ConfigMap change"));

    /** {@code <name>-config}: the cluster-wide configuration is an annotation. */
    static final List<Rule> DYNAMIC = before(
            METADATA,
            judged("metadata.annotations.config.postgresql.parameters.*", ServerParameters::judge),
            judged("metadata.annotations.config.postgresql.pg_hba", ConfigurationRules::judgeAdmission),
            always("metadata.annotations.config.postgresql.pg_ident.**", Impact.RELOAD, PATRONI),
            always(
                    "metadata.annotations.config.postgresql.recovery_conf.**",
                    Impact.RELOAD,
                    "replicas fetch WAL from the archive in another way, without a restart"),
            always("metadata.annotations.config.postgresql.use_pg_rewind", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.postgresql.use_slots", Impact.RELOAD, PATRONI),
            judged("metadata.annotations.config.slots.**", Replication::judgeSlot),
            always("metadata.annotations.config.ignore_slots.**", Impact.RELOAD, PATRONI),
            judged("metadata.annotations.config.standby_cluster.**", Replication::judgeStandby),
            judged("metadata.annotations.config.synchronous_mode", Replication::judgeSynchronousMode),
            judged("metadata.annotations.config.synchronous_mode_strict", Replication::judgeStrict),
            always("metadata.annotations.config.synchronous_node_count", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.ttl", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.loop_wait", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.retry_timeout", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.maximum_lag_on_failover", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.maximum_lag_on_syncnode", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.primary_start_timeout", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.failsafe_mode", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.max_timelines_history", Impact.RELOAD, PATRONI),
            always("metadata.annotations.config.member_slots_ttl", Impact.RELOAD, PATRONI));

    /** {@code <name>-patroni}: files of the members. */
    static final List<Rule> FILES = before(
            METADATA,
            judged("data[archive.env].**", Archives::judge),
            judged("data[recovery.env].**", Archives::judgeSource),
            always(
                    "data[patroni.yml].bootstrap.**",
                    Impact.RELOAD,
                    "Patroni reloads patroni.yml, but reads this part only when it creates a cluster: an existing one stays as"
                            + " it is"),
            always("data[patroni.yml].scope", Impact.FORBIDDEN, "members with another scope form another cluster"),
            always("data[patroni.yml].kubernetes.**", Impact.FORBIDDEN, "members would no longer find each other"),
            always("data[patroni.yml].**", Impact.RELOAD, "Patroni reloads patroni.yml within about a minute"),
            always("data[tls.yml].**", Impact.METADATA, "a member reads it when its pod starts"),
            judged("data[require-tls.yml].**", ConfigurationRules::judgeEncryption),
            always("data.passwd", Impact.METADATA, "a member reads it when its pod starts"));

    /** {@code <name>-scripts}. */
    static final List<Rule> SCRIPTS = before(
            METADATA,
            always(
                    "data.**",
                    Impact.METADATA,
                    "Jobs take the scripts at their next run; a member runs its copy until its pod is replaced"));

    /** {@code <name>-pgbouncer}. */
    static final List<Rule> POOLER = before(
            METADATA,
            needsRestart("so_reuseport"),
            needsRestart("listen_backlog"),
            needsRestart("pkt_buf"),
            needsRestart("disable_pqexec"),
            needsRestart("track_extra_parameters"),
            judged("data[pg_hba.conf].**", ConfigurationRules::judgeAdmission),
            always("data.**", Impact.RELOAD, "the pooler reloads its settings within about 90 seconds"));

    /** ConfigMaps that no process of the cluster reads: state that others write, a dashboard. */
    static final List<Rule> OTHERS = before(METADATA, always("data.**", Impact.METADATA, "the dashboard changes"));

    private ConfigurationRules() {}

    private static List<Rule> before(List<Rule> last, Rule... first) {
        return Stream.concat(Stream.of(first), last.stream()).toList();
    }

    /** Rules are tried in their order, so only rules that are added at the end exclude nobody. */
    private static Judgement judgeAdmission(ValueChange change, ChangeContext context) {
        boolean isLonger = change.before().isArray()
                && change.after().isArray()
                && change.before().size() < change.after().size();
        for (int i = 0; isLonger && i < change.before().size(); i++) {
            isLonger = change.before().get(i).equals(change.after().get(i));
        }
        return Judgement.of(
                isLonger
                        ? Effect.of(Impact.RELOAD, "more new connections are admitted")
                        : NetworkRules.excluding(
                                "new connections are admitted or refused by other rules; open ones stay"));
    }

    /** Only members whose pods have the certificates read the file. */
    private static Judgement judgeEncryption(ValueChange change, ChangeContext context) {
        if (change.isAdded()) {
            return Judgement.of(NetworkRules.excluding("members with a certificate refuse connections without TLS"));
        }
        return change.isRemoved()
                ? Judgement.of(
                        NetworkRules.excluding("connections without TLS are admitted, and members refuse those with"
                                + " TLS: clients with sslmode=require or more must change it"))
                : judgeAdmission(change, context);
    }

    /** Settings that PgBouncer reads only at its start (https://www.pgbouncer.org/config.html). */
    private static Rule needsRestart(String setting) {
        return always(
                "data[pgbouncer.ini].pgbouncer." + setting,
                Impact.METADATA,
                "the pooler reads " + setting + " only at its start: it takes effect when the pods are replaced");
    }
}
