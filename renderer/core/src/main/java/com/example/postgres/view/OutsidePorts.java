package com.example.postgres.view;

import com.example.postgres.model.ClusterModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;

/** The ports outside of the cluster that members and drills connect to, beside 443: object stores and a remote primary. */
final class OutsidePorts {

    private OutsidePorts() {}

    static List<JsonNode> of(ClusterModel model) {
        return model.network().egressPorts().stream()
                .<JsonNode>map(IntNode::valueOf)
                .toList();
    }
}
