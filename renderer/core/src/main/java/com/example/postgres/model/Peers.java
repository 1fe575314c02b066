package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
