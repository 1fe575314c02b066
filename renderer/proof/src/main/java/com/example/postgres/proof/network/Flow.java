package com.example.postgres.proof.network;

import com.example.postgres.object.PodTemplate;
import com.example.postgres.source.Severity;
import java.util.List;

/**
 * A connection that pods of the set need.
 *
 * @param source pods that connect
 * @param destination what they connect to; pods in every role
 * @param ports one of which is enough
 * @param why what stops working without it
 * @param severity of its absence
 */
record Flow(PodTemplate source, List<Endpoint> destination, Ports ports, String why, Severity severity) {

    static Flow of(PodTemplate source, Endpoint destination, Ports ports, String why) {
        return new Flow(source, List.of(destination), ports, why, Severity.ERROR);
    }

    String target() {
        return destination.get(0).name();
    }
}
