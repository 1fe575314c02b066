package com.example.postgres.cli.command;

import com.example.postgres.cli.input.ClusterDocument;
import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.ClusterState;
import com.example.postgres.render.ClusterId;
import java.util.List;
import java.util.Optional;

/**
 * A cluster on both sides.
 *
 * @param cluster namespace and name
 * @param before on the earlier side; empty if it is not there
 * @param after on the new side; empty if it is not there
 * @param spec on the new side, if that has one
 * @param target that specs are rendered for
 */
record ClusterPair(
        ClusterId cluster,
        Optional<ClusterState> before,
        Optional<ClusterState> after,
        Optional<ClusterDocument> spec,
        Targets.Choice target) {

    private static final ObjectSet NO_OBJECTS = new ObjectSet(List.of());

    ObjectSet objectsBefore() {
        return before.map(ClusterState::objects).orElse(NO_OBJECTS);
    }

    ObjectSet objectsAfter() {
        return after.map(ClusterState::objects).orElse(NO_OBJECTS);
    }
}
