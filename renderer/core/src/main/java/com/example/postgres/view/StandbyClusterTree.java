package com.example.postgres.view;

import com.example.postgres.model.ArchiveCommands;
import com.example.postgres.model.StandbyModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The section {@code standby_cluster} of Patroni's configuration. The first member copies the remote primary, or fetches a
 * base backup from the archive by the method {@code walg} of patroni.yml; the others copy that member.
 *
 * @see <a href="https://patroni.readthedocs.io/en/latest/standby_cluster.html">Patroni: standby cluster</a>
 */
final class StandbyClusterTree {

    private StandbyClusterTree() {}

    static JsonNode of(StandbyModel standby) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        standby.primary().ifPresent(primary -> {
            tree.put("host", primary.host());
            tree.put("port", primary.port());
        });
        tree.putArray("create_replica_methods").add(standby.archive().isPresent() ? "walg" : "basebackup");
        if (standby.archive().isPresent()) {
            tree.put("restore_command", ArchiveCommands.FETCH_FROM_SOURCE);
        }
        return tree;
    }
}
