package com.example.postgres.view;

import com.example.postgres.model.ArchiveModel;
import com.example.postgres.model.ClusterModel;
import com.example.postgres.model.StandbyModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The ports outside of the cluster that members and drills connect to, beside 443: object stores and a remote primary. */
final class OutsidePorts {

    private static final int HTTPS = 443;

    private OutsidePorts() {}

    /**
     * Without a Secret the credentials come from a service of the cloud on the node, which listens on 80, or on 988 for
     * Google's.
     */
    static List<JsonNode> of(ClusterModel model) {
        SortedSet<Integer> ports = new TreeSet<>();
        for (ArchiveModel archive : model.archives()) {
            ports.add(archive.port());
            if (archive.credentialsSecret().isEmpty()) {
                ports.addAll(archive.store() instanceof ArchiveModel.Gcs ? List.of(80, 988) : List.of(80));
            }
        }
        model.standby().flatMap(StandbyModel::primary).ifPresent(primary -> ports.add(primary.port()));
        ports.remove(HTTPS);
        return ports.stream().<JsonNode>map(IntNode::valueOf).toList();
    }
}
