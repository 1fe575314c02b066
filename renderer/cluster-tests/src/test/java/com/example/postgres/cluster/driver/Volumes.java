package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.List;

/** The volumes of the members of a cluster. */
final class Volumes {

    private final Cluster cluster;

    Volumes(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The volume claims. */
    List<PersistentVolumeClaim> claims() {
        return client().persistentVolumeClaims()
                .inNamespace(cluster.namespace().name())
                .withLabel("postgres.example.com/cluster", cluster.name())
                .list()
                .getItems();
    }

    /** Grows the volumes and deletes the StatefulSet without its pods, as docs/GITOPS.md says. */
    void grow(String size) {
        for (PersistentVolumeClaim claim : claims()) {
            client().resource(claim)
                    .edit(old -> new PersistentVolumeClaimBuilder(old)
                            .editSpec()
                            .editResources()
                            .addToRequests("storage", new Quantity(size))
                            .endResources()
                            .endSpec()
                            .build());
        }
        statefulSet().withPropagationPolicy(DeletionPropagation.ORPHAN).delete();
        Waiting.until(
                "the StatefulSet is gone", () -> assertThat(statefulSet().get()).isNull());
    }

    private RollableScalableResource<StatefulSet> statefulSet() {
        return client().apps()
                .statefulSets()
                .inNamespace(cluster.namespace().name())
                .withName(cluster.name());
    }

    private KubernetesClient client() {
        return cluster.namespace().kubernetes().client();
    }
}
