package com.example.postgres.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.postgres.object.ObjectSet;
import com.example.postgres.plan.Course;
import com.example.postgres.plan.impact.Impact;
import com.example.postgres.target.Consumer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/**
 * Applies rendered sets as a GitOps engine does, and runs the commands that a plan names.
 *
 * @param cluster that runs
 */
public record GitOpsDelivery(Cluster cluster) implements Delivery {

    private static final Duration LIMIT = Duration.ofMinutes(6);

    @Override
    public Consumer consumer() {
        return Consumer.GITOPS;
    }

    @Override
    public ObjectSet render(Spec spec) {
        return cluster.render(spec);
    }

    @Override
    public boolean make(Spec before, Spec after, Course plan) {
        int members = after.tree().at("/spec/replicas").asInt();
        if (plan.impact() == Impact.VOLUME_EXPANSION) {
            new Volumes(cluster).grow(after.tree().at("/spec/storage/size").asText());
        }
        try {
            cluster.apply(after);
        } catch (KubernetesClientException refused) {
            assertThat(refused.getCode()).as(refused.getMessage()).isEqualTo(422);
            return false;
        }
        cluster.awaitHealthy(members, LIMIT);
        plan.steps().forEach(step -> step.byHand().forEach(this::byHand));
        cluster.awaitHealthy(members, LIMIT);
        return true;
    }

    /** Commands of the plan that run in a pod; what grows volumes is done by the driver. */
    private void byHand(String command) {
        String start = "kubectl -n " + cluster.namespace().name() + " exec ";
        if (command.startsWith(start)) {
            String[] parts = command.substring(start.length()).split(" -- ", 2);
            cluster.run(parts[0], "/bin/sh", "-c", parts[1]).text();
        }
    }

    @Override
    public String toString() {
        return "GitOps";
    }
}
