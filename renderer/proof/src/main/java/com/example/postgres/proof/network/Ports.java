package com.example.postgres.proof.network;

import com.example.postgres.object.LabelSelector.Match;
import com.example.postgres.object.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ports of a connection, of which one must be open.
 *
 * @param protocol TCP or UDP
 * @param anyOf the ports
 */
record Ports(String protocol, List<Integer> anyOf) {

    static Ports tcp(Integer... anyOf) {
        return new Ports("TCP", List.of(anyOf));
    }

    /** Whether the list {@code ports} of a rule has one of them at the given end; no list means every port. */
    Match in(Value list, Endpoint end) {
        if (list.items().isEmpty()) {
            return Match.of(!list.exists() || list.node().isArray());
        }
        Match match = Match.NO;
        for (Value port : list.items()) {
            if (port.get("protocol").text("TCP").equals(protocol)) {
                match = match.or(matches(port, end));
            }
        }
        return match;
    }

    private Match matches(Value listed, Endpoint end) {
        Value port = listed.get("port");
        if (!port.exists()) {
            return Match.YES;
        }
        if (!port.text().isEmpty()) {
            Integer number = end.ports().get(port.text());
            return number != null
                    ? Match.of(anyOf.contains(number))
                    : end.location() == Endpoint.Location.SET ? Match.NO : Match.PERHAPS;
        }
        int first = port.number().orElse(-1);
        int last = listed.get("endPort").number().orElse(first);
        return Match.of(anyOf.stream().anyMatch(wanted -> first <= wanted && wanted <= last));
    }

    @Override
    public String toString() {
        return protocol + " " + anyOf.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }
}
