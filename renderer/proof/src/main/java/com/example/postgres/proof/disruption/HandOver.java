package com.example.postgres.proof.disruption;

import com.example.postgres.file.PatroniConfiguration;
import com.example.postgres.model.Names;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.object.PodTemplate;
import com.example.postgres.object.Value;
import com.example.postgres.source.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Whether a primary that is evicted hands over to a standby before its server stops. An eviction comes as soon as the last
 * member is Ready, which may be before Patroni may promote it.
 *
 * <p>https://patroni.readthedocs.io/en/latest/replication_modes.html#synchronous-mode
 *
 * @param pods the members
 * @param server the container of PostgreSQL
 * @param hasHook whether the hook of the container switches over
 * @param isSynchronous whether only listed standbys are promoted
 * @param isReadyWhenListed whether a standby becomes Ready only when one is listed
 * @param graceSeconds until the pod is killed
 * @param waitSeconds how long the hook waits for a standby that may be promoted
 * @param untilListedSeconds how long Patroni takes to list a standby that streams: up to three of its cycles
 */
record HandOver(
        PodTemplate pods,
        Value server,
        boolean hasHook,
        boolean isSynchronous,
        boolean isReadyWhenListed,
        int graceSeconds,
        int waitSeconds,
        int untilListedSeconds) {

    private static final String SERVER = "postgres";
    private static final String HOOK = "hand-over.sh";
    private static final String READINESS = "readiness.sh";

    /** The default of Kubernetes. */
    private static final int DEFAULT_GRACE_SECONDS = 30;

    /** The least that a spec may ask for. */
    private static final int MIN_GRACE_SECONDS = 30;

    /** The hook waits for half of the grace period, and no longer than this. */
    private static final int MAX_WAIT_SECONDS = 60;

    /** The default of Patroni. */
    private static final int DEFAULT_LOOP_WAIT = 10;

    private static final int CYCLES = 3;

    /** How the members of the set hand over; empty for a single member, and for pods without a server. */
    static Optional<HandOver> of(ObjectSet set, PodTemplate pods) {
        if (pods.replicas() < 2) {
            return Optional.empty();
        }
        return pods.spec().get("containers").items().stream()
                .filter(container -> container.get("name").text().equals(SERVER))
                .findFirst()
                .map(server -> of(set, pods, server));
    }

    private static HandOver of(ObjectSet set, PodTemplate pods, Value server) {
        JsonNode configuration = PatroniConfiguration.read(set.find(
                        "ConfigMap", pods.namespace(), new Names(pods.cluster()).dcsConfig())
                .map(object -> object.get("metadata", "annotations", "config").text())
                .orElse(""));
        String mode = configuration.path("synchronous_mode").asText("false");
        int grace = pods.spec().get("terminationGracePeriodSeconds").number().orElse(DEFAULT_GRACE_SECONDS);
        return new HandOver(
                pods,
                server,
                runs(set, server.get("lifecycle", "preStop"), HOOK),
                !mode.equals("false") && !mode.equals("off"),
                runs(set, server.get("readinessProbe"), READINESS),
                grace,
                Math.min(MAX_WAIT_SECONDS, grace / 2),
                CYCLES * configuration.path("loop_wait").asInt(DEFAULT_LOOP_WAIT));
    }

    /** Whether the command runs a script that a ConfigMap of the namespace has. */
    private static boolean runs(ObjectSet set, Value handler, String script) {
        return handler.get("exec", "command").texts().stream().anyMatch(word -> word.contains("/scripts/" + script))
                && set.in("ConfigMap", handler.object().id().namespace())
                        .anyMatch(map -> map.get("data", script).exists());
    }

    /** Whether a primary hands over that is evicted as soon as its last standby is Ready. */
    boolean succeeds() {
        return hasHook
                && graceSeconds >= MIN_GRACE_SECONDS
                && (!isSynchronous || isReadyWhenListed || waitSeconds >= untilListedSeconds);
    }

    /** What is wrong; empty if a primary hands over. */
    Optional<Violation> finding() {
        if (succeeds()) {
            return Optional.empty();
        }
        if (!hasHook) {
            return Optional.of(server.get("lifecycle")
                    .error(
                            "disruption.no-hand-over",
                            "the primary of " + pods
                                    + " stops without a hand-over, so writes wait for its connections to"
                                    + " fail: keep the preStop hook that runs /scripts/" + HOOK));
        }
        if (graceSeconds < MIN_GRACE_SECONDS) {
            return Optional.of(pods.spec()
                    .get("terminationGracePeriodSeconds")
                    .error(
                            "disruption.grace",
                            "the primary of " + pods + " is killed before it has handed over and stopped: set at least "
                                    + MIN_GRACE_SECONDS));
        }
        return Optional.of(server.get("readinessProbe")
                .error(
                        "disruption.ready-too-early",
                        "a standby of " + pods + " is Ready up to " + untilListedSeconds
                                + " s before Patroni may promote it, and the primary waits " + waitSeconds
                                + " s: keep the probe that runs /scripts/" + READINESS));
    }
}
