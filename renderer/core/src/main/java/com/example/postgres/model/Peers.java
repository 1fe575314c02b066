package com.example.postgres.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a port.
 *
 * @param anyone whether there is no restriction
 * @param only the NetworkPolicy peers that may, when there is one
 */
public record Peers(boolean anyone, List<JsonNode> only) {

    /** No restriction. */
    public static final Peers ANYONE = new Peers(true, List.of());

    public Peers {
        only = List.copyOf(only);
    }

    /** The peers of a spec: absent means anyone, an empty list nobody. */
    static Peers of(@Nullable List<JsonNode> peers) {
        return peers == null
                ? ANYONE
                : new Peers(false, peers.stream().map(Trees::sorted).toList());
    }

    /** Whether the port stays closed. */
    public boolean isNobody() {
        return !anyone && only.isEmpty();
    }
}
