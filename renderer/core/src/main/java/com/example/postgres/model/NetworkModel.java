package com.example.postgres.model;

import static java.util.Objects.requireNonNullElse;

import com.example.postgres.spec.NetworkPolicySpec;
import com.example.postgres.spec.SpecDefaults;
import com.example.postgres.target.Consumer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may connect to members, and where members may connect to.
 *
 * @param enabled whether policies are rendered
 * @param clients who may connect to PostgreSQL
 * @param monitoring who may read the metrics
 * @param operatorReachesPatroni whether the operator's pods may call Patroni's REST API
 * @param restrictEgress whether outgoing connections are limited
 * @param egressPorts ports outside of the cluster that members and restore drills connect to, beside 443, which is always
 *     allowed
 * @param extraEgress egress rules for further outgoing connections
 */
public record NetworkModel(
        boolean enabled,
        Peers clients,
        Peers monitoring,
        boolean operatorReachesPatroni,
        boolean restrictEgress,
        SortedSet<Integer> egressPorts,
        List<JsonNode> extraEgress) {

    private static final NetworkPolicySpec EMPTY = new NetworkPolicySpec(null, null, null, null, List.of());

    public NetworkModel {
        egressPorts = Collections.unmodifiableSortedSet(new TreeSet<>(egressPorts));
        extraEgress = List.copyOf(extraEgress);
    }

    static NetworkModel of(
            @Nullable NetworkPolicySpec given,
            Consumer consumer,
            List<ArchiveModel> archives,
            Optional<StandbyModel> standby) {
        NetworkPolicySpec spec = requireNonNullElse(given, EMPTY);
        return new NetworkModel(
                requireNonNullElse(spec.enabled(), SpecDefaults.NETWORK_POLICY_ENABLED),
                Peers.of(spec.allowedClients()),
                Peers.of(spec.monitoring()),
                ConsumerDifferences.operatorReachesPatroni(consumer),
                Boolean.TRUE.equals(spec.restrictEgress()),
                egressPorts(archives, standby),
                KubernetesTrees.sorted(spec.extraEgress()));
    }

    /**
     * Whether the monitoring system may call Patroni, whose metrics have no port of their own. It may only where the spec
     * names the monitoring system, because the port also takes commands.
     */
    public boolean monitoringReachesPatroni() {
        return !enabled || !monitoring.only().isEmpty();
    }

    private static SortedSet<Integer> egressPorts(List<ArchiveModel> archives, Optional<StandbyModel> standby) {
        SortedSet<Integer> ports = new TreeSet<>();
        archives.forEach(archive -> ports.addAll(archive.ports()));
        standby.flatMap(StandbyModel::primary).ifPresent(primary -> ports.add(primary.port()));
        ports.remove(ObjectStore.HTTPS);
        return ports;
    }

    /**
     * Who may connect to a port.
     *
     * @param anyone whether there is no restriction
     * @param only the NetworkPolicy peers that may connect when there is a restriction
     */
    public record Peers(boolean anyone, List<JsonNode> only) {

        /** No restriction. */
        public static final Peers ANYONE = new Peers(true, List.of());

        public Peers {
            only = List.copyOf(only);
        }

        /** The peers of a spec: absent means anyone, an empty list means nobody. */
        static Peers of(@Nullable List<JsonNode> peers) {
            return peers == null ? ANYONE : new Peers(false, KubernetesTrees.sorted(peers));
        }

        /** Whether the port stays closed. */
        public boolean isEmpty() {
            return !anyone && only.isEmpty();
        }
    }
}
